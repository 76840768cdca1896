// Shows in words what django-allauth's script only writes to the console: cancelled, timed out, no passkey here.
document.addEventListener('allauth.error', function (event) {
  event.preventDefault()
  const box = document.getElementById('passkey-error')
  if (box) {
    box.hidden = false
    box.focus()
  }
})

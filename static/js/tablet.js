// Forms marked data-keep are sent by themselves and sent again until the server has answered; what is typed stays on the device.
// The same idempotency key goes with every attempt, so that nothing is saved twice. Without JavaScript the forms are posted as usual.
(function () {
  const EVERY = 10000
  const waiting = new Map()

  function remember (form) {
    const kept = {}
    for (const [name, value] of new FormData(form)) {
      if (name === 'answer' || name === 'note') kept[name] = value
    }
    localStorage.setItem(form.dataset.keep, JSON.stringify(kept))
  }

  function bringBack (form) {
    const kept = JSON.parse(localStorage.getItem(form.dataset.keep) || 'null')
    if (!kept) return
    form.elements.note.value = kept.note || ''
    for (const choice of form.querySelectorAll('input[name=answer]')) choice.checked = choice.value === kept.answer
    say(form, form.dataset.wrong)
  }

  function say (form, words) {
    form.querySelector('[role=status]').textContent = words
  }

  async function send (form, body) {
    let answer
    try {
      answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' })
    } catch (error) {
      waiting.set(form, body)
      say(form, form.dataset.waiting)
      return
    }
    waiting.delete(form)
    if (!answer.ok || !answer.redirected || answer.url.includes('/login/')) {
      say(form, form.dataset.wrong)
      return
    }
    localStorage.removeItem(form.dataset.keep)
    form.elements.idempotency_key.value = crypto.randomUUID()
    form.elements.files.value = ''
    say(form, form.dataset.sent)
  }

  function sendWaiting () {
    for (const [form, body] of waiting) send(form, body)
  }

  for (const form of document.querySelectorAll('form[data-keep]')) {
    bringBack(form)
    form.addEventListener('input', () => remember(form))
    form.addEventListener('submit', event => {
      event.preventDefault()
      send(form, new FormData(form))
    })
  }
  addEventListener('online', sendWaiting)
  setInterval(sendWaiting, EVERY)
})()

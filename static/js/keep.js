// A form marked data-keep: what is typed stays on the device until the server has it, and a form that is sent while the line
// is down is sent as soon as it is there again (files cannot be kept: the page stays open, and so do they). Whether the server
// has it is told by the version in the form: it is another one once something was saved. Without JavaScript the form is posted as usual.
(function () {
  const ticked = field => field.type === 'radio' || field.type === 'checkbox'

  for (const form of document.querySelectorAll('form[data-keep]')) {
    const place = form.dataset.keep
    const status = form.querySelector('[role=status]')
    const version = form.elements.subject_version.value
    const fields = () => [...form.elements].filter(field => field.name && !['hidden', 'file', 'submit'].includes(field.type))

    const remember = sent => {
      const typed = fields().filter(field => !ticked(field) || field.checked).map(field => [field.name, field.value])
      localStorage.setItem(place, JSON.stringify({ sent, version, typed }))
    }
    const bringBack = typed => {
      for (const field of fields()) {
        const values = typed.filter(([name]) => name === field.name).map(([, value]) => value)
        if (ticked(field)) field.checked = values.includes(field.value)
        else field.value = values[0] ?? field.value
      }
      status.textContent = form.dataset.broughtBack
    }

    const kept = JSON.parse(localStorage.getItem(place) || 'null')
    if (kept && kept.sent && kept.version !== version) localStorage.removeItem(place)
    else if (kept) bringBack(kept.typed)
    form.addEventListener('input', () => remember(false))
    form.addEventListener('submit', event => {
      if (navigator.onLine) {
        remember(true)
        return
      }
      event.preventDefault()
      status.textContent = form.dataset.waiting
      addEventListener('online', () => form.requestSubmit(), { once: true })
    })
  }
})()

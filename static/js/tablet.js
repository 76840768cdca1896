// Forms marked data-keep are sent by themselves and sent again until the server has answered. What is typed stays on the device;
// so does what was sent without an answer, photos too, even when the page or the browser is closed meanwhile. The same idempotency
// key goes with every attempt, so that nothing is saved twice. Without JavaScript the forms are posted as usual.
(function () {
  const EVERY = 10000
  const OWN = ['csrfmiddlewaretoken', 'idempotency_key']
  const waiting = new Map()
  const shelf = new Promise(resolve => {
    if (!window.indexedDB) return resolve(null)
    const asked = indexedDB.open('tablet', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('unsent')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(null)
  })

  async function onShelf (mode, work) {
    const store = await shelf
    if (!store) return null
    return new Promise(resolve => {
      const asked = work(store.transaction('unsent', mode).objectStore('unsent'))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => resolve(null)
    })
  }

  function entered (form) {
    return [...form.elements].filter(field => field.name && !OWN.includes(field.name) && !['file', 'hidden', 'submit'].includes(field.type))
  }

  function remember (form) {
    const kept = {}
    for (const field of entered(form)) {
      if (!['radio', 'checkbox'].includes(field.type) || field.checked) kept[field.name] = field.value
    }
    localStorage.setItem(form.dataset.keep, JSON.stringify(kept))
  }

  function bringBack (form) {
    const kept = JSON.parse(localStorage.getItem(form.dataset.keep) || 'null')
    if (!kept) return
    for (const field of entered(form)) {
      if (['radio', 'checkbox'].includes(field.type)) field.checked = kept[field.name] === field.value
      else field.value = kept[field.name] || ''
    }
    say(form, form.dataset.wrong)
  }

  function say (form, words) {
    form.querySelector('[role=status]').textContent = words
  }

  // What the page of the answer says is wrong, without its marks.
  async function problems (answer) {
    if (answer.status !== 422 && answer.status !== 409) return ''
    const [, list = ''] = (await answer.text()).split('id="error-summary-title"')
    return list.split('</ul>')[0].replace(/^[^]*?<\/h2>/, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim()
  }

  async function send (form, body) {
    let answer
    await onShelf('readwrite', store => store.put([...body], form.dataset.keep))
    try {
      answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' })
    } catch (error) {
      waiting.set(form, body)
      say(form, form.dataset.waiting)
      return
    }
    waiting.delete(form)
    if (!answer.ok || !answer.redirected || answer.url.includes('/login/')) {
      say(form, await problems(answer) || form.dataset.wrong)
      if (answer.status >= 400 && answer.status < 500) await onShelf('readwrite', store => store.delete(form.dataset.keep))
      return
    }
    localStorage.removeItem(form.dataset.keep)
    await onShelf('readwrite', store => store.delete(form.dataset.keep))
    form.elements.idempotency_key.value = crypto.randomUUID()
    form.elements.files.value = ''
    say(form, form.dataset.sent)
  }

  async function sendLeftover (form) {
    const left = await onShelf('readonly', store => store.get(form.dataset.keep))
    if (!left) return
    const body = new FormData()
    for (const [name, value] of left) body.append(name, name === OWN[0] ? form.elements[OWN[0]].value : value)
    send(form, body)
  }

  function sendWaiting () {
    for (const [form, body] of waiting) send(form, body)
  }

  for (const form of document.querySelectorAll('form[data-keep]')) {
    bringBack(form)
    sendLeftover(form)
    form.addEventListener('input', () => remember(form))
    form.addEventListener('submit', event => {
      event.preventDefault()
      send(form, new FormData(form))
    })
  }
  addEventListener('online', sendWaiting)
  setInterval(sendWaiting, EVERY)
})()

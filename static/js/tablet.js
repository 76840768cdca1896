// Forms marked data-keep: what is typed and the photos chosen stay on the device until the server has them. They are sent by
// themselves, again and again with the same idempotency key, so that nothing is saved twice, also after the page was closed.
// A form marked data-leave is sent by the browser as usual, once the line is there: whether the server has it is told by the
// version in the form, which is another one once something was saved. Without JavaScript all forms are sent so.
(function () {
  const EVERY = 10000
  const PATIENCE = 120000
  const OWN = ['csrfmiddlewaretoken', 'subject_version']
  const waiting = new Set()
  const forms = document.querySelectorAll('form[data-keep]')

  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open('kept-forms', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('forms')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

  // Gives undefined where the device keeps nothing (a private window, no room left): forms are sent all the same.
  async function store (mode, work) {
    try {
      const transaction = (await opened).transaction('forms', mode)
      const asked = work(transaction.objectStore('forms'))
      return await new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(asked.result)
        transaction.onabort = () => reject(transaction.error)
      })
    } catch (error) {
      return undefined
    }
  }

  function version (form) {
    const field = form.elements.subject_version
    return field ? field.value : ''
  }

  function remember (form, pending, sent = false) {
    const fields = [...new FormData(form)].filter(([name, value]) => !OWN.includes(name) && !(value instanceof File && !value.name))
    return store('readwrite', kept => kept.put({ fields, pending, sent, version: version(form) }, form.dataset.keep))
  }

  function forget (key) {
    return store('readwrite', kept => kept.delete(key))
  }

  function fill (control, values) {
    if (control.type === 'file') {
      const files = new DataTransfer()
      values.forEach(file => files.items.add(file))
      control.files = files.files
    } else if (control.type === 'radio' || control.type === 'checkbox') {
      control.checked = values.includes(control.value)
    } else if (values.length) {
      control.value = values[0]
    }
  }

  async function bringBack (form) {
    const kept = await store('readonly', all => all.get(form.dataset.keep))
    if (!kept) return
    if (kept.sent && kept.version !== version(form)) {
      forget(form.dataset.keep)
      return
    }
    for (const control of form.elements) {
      if (control.name && !OWN.includes(control.name)) fill(control, kept.fields.filter(([name]) => name === control.name).map(([, value]) => value))
    }
    if (kept.pending) send(form)
    else say(form, form.dataset.wrong)
  }

  function say (form, words) {
    form.querySelector('[role=status]').textContent = words
  }

  // Parses the answer as a document, which trusted types let only this do; gives null when nothing came back.
  function ask (method, form, body) {
    return new Promise(resolve => {
      const request = new XMLHttpRequest()
      request.open(method, form.action)
      request.responseType = 'document'
      request.timeout = PATIENCE
      request.onload = () => resolve({ status: request.status, path: new URL(request.responseURL).pathname, page: request.response })
      request.onerror = request.ontimeout = () => resolve(null)
      request.send(body)
    })
  }

  function wrongs (page) {
    return page ? [...page.querySelectorAll('.error-summary li')].map(item => item.textContent.trim()).join(' ') : ''
  }

  async function send (form) {
    await remember(form, true)
    const leaves = 'leave' in form.dataset
    const answer = leaves ? await ask('HEAD', form) : await ask('POST', form, new FormData(form))
    if (!answer || answer.status >= 500) {
      waiting.add(form)
      say(form, form.dataset.waiting)
      return
    }
    waiting.delete(form)
    const stayed = answer.path === new URL(form.action).pathname
    if (!leaves && answer.status < 400 && !stayed && !answer.path.includes('/login/')) {
      await done(form)
      return
    }
    const goes = leaves && answer.status < 400 && stayed
    await remember(form, false, goes)
    if (goes) form.submit()
    else say(form, answer.path.includes('/login/') ? form.dataset.signin : wrongs(answer.page) || form.dataset.wrong)
  }

  async function done (form) {
    await forget(form.dataset.keep)
    newKey(form)
    form.elements.files.value = ''
    say(form, form.dataset.sent)
    const number = document.querySelector('[data-answered]')
    if (number && !('seen' in form.dataset)) number.textContent = Number(number.textContent) + 1
    form.dataset.seen = ''
  }

  function newKey (form) {
    form.elements.idempotency_key.value = crypto.randomUUID()
  }

  function sendWaiting () {
    for (const form of [...waiting]) send(form)
  }

  for (const form of forms) {
    bringBack(form)
    form.addEventListener('input', () => {
      newKey(form)
      remember(form, waiting.has(form))
    })
    form.addEventListener('submit', event => {
      event.preventDefault()
      send(form)
    })
  }
  for (const over of document.querySelectorAll('[data-forget]')) over.dataset.forget.split(' ').forEach(forget)
  addEventListener('online', sendWaiting)
  setInterval(sendWaiting, EVERY)
})()

// The gate: judges cards by the university's keys and the list of those taken away, both kept on this phone, so that it
// needs no network; counts what it did and tells the server when it hears it again.
(() => {
  'use strict';
  const root = document.getElementById('gate');
  if (!root) return;
  const SECONDS = 30, TOLERANCE = 10, OLDEST = 24 * 3600000, EVERY = 60000, SHOWN = 3500, A_LOT = 100;
  const part = name => root.querySelector(`[data-gate="${name}"]`);
  const words = Object.fromEntries([...root.querySelectorAll('[data-word]')].map(one => [one.dataset.word, one.textContent]));
  const said = (key, ...args) => args.reduce((text, arg, i) => text.replace(`{${i}}`, arg), words[key] ?? key);
  const joined = (...parts) => { const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0)); let at = 0; for (const one of parts) { all.set(one, at); at += one.length; } return all; };
  const ascii = text => Uint8Array.from(text, sign => sign.charCodeAt(0));
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));

  // --- what this phone keeps: the list, and what the server has not heard of ---
  const asked = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
  let shelf;
  const store = async (name, mode) => {
    shelf ??= await (() => {
      const open = indexedDB.open('tongchuang-gate', 1);
      open.onupgradeneeded = () => { open.result.createObjectStore('kept'); open.result.createObjectStore('untold', { keyPath: 'id' }); };
      return asked(open);
    })();
    return shelf.transaction(name, mode).objectStore(name);
  };

  let list, keys = new Map(), able = true, ahead = 0;
  const now = () => Date.now() + ahead;
  const learn = async fresh => {
    list = fresh;
    ahead = fresh.ahead;
    const read = new Map();
    for (const { id, x } of fresh.keys) try { read.set(id, await crypto.subtle.importKey('raw', bytes(x), 'Ed25519', false, ['verify'])); } catch { able = false; }
    keys = read;
    list.gone = new Set(fresh.cards); list.phones = new Set(fresh.devices);
    offers();
  };
  const offers = () => {
    const choice = part('benefit'), chosen = choice.value;
    choice.replaceChildren(choice.options[0], ...list.benefits.map(one => new Option(one.place ? `${one.name} · ${one.place}` : one.name, one.id)));
    choice.value = list.benefits.some(one => one.id === chosen) ? chosen : '';
  };

  let online = false, out = false;
  const send = async told => {
    const answer = await fetch('/gate/checks', { method: 'POST', body: JSON.stringify({ checks: told }), signal: AbortSignal.timeout(4000), redirect: 'error',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': root.dataset.token } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const tell = async () => {
    for (;;) {
      const lot = await asked((await store('untold', 'readonly')).getAll(null, A_LOT));
      if (!lot.length) return;
      await send(lot);
      const kept = await store('untold', 'readwrite');
      await Promise.all(lot.map(one => asked(kept.delete(one.id))));
    }
  };
  const hear = async () => {
    if (!root.dataset.token) return;
    try {
      const answer = await fetch('/gate/list', { signal: AbortSignal.timeout(8000), redirect: 'manual' });
      out = answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;
      if (!answer.ok) throw new Error();
      const fresh = await answer.json();
      fresh.heard = fresh.now; fresh.ahead = fresh.now - Date.now();
      await asked((await store('kept', 'readwrite')).put(fresh, 'list'));
      await learn(fresh);
      online = true;
      await tell();
    } catch { online = false; }
    state();
  };
  // From the frame to the page itself, as soon as the server can be heard.
  const back = () => fetch('/gate/offline', { cache: 'no-store' }).then(answer => { if (answer.ok && !busy && part('verdict').hidden) location.reload(); }).catch(() => {});
  const state = async () => {
    const age = list ? Math.max(0, Math.floor((now() - list.heard) / 60000)) : 0;
    part('state').textContent = out ? said('signed-out') : !list ? said('none') : now() - list.heard > OLDEST ? said('stale') : age < 2 ? said('fresh') : said('age', age > 119 ? Math.floor(age / 60) + ' h' : age + ' min');
    part('state').className = 'chip ' + (!list || out || now() - list.heard > OLDEST ? 'bad' : age < 10 ? 'good' : 'warn');
    part('network').textContent = said(online ? 'online' : 'offline');
    part('network').className = 'chip ' + (online ? 'good' : 'warn');
    const left = await asked((await store('untold', 'readonly')).count());
    part('waiting').textContent = left ? said('waiting', left) : '';
    part('waiting').hidden = !left;
  };

  // --- judging ---
  const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const unwritten = text => {
    if (!text.startsWith('TC1:')) return null;
    const signs = text.slice(4), out = [];
    if (signs.length % 3 === 1) return null;
    for (let i = 0; i < signs.length; i += 3) {
      const part = signs.slice(i, i + 3);
      let value = 0;
      for (const sign of [...part].reverse()) { const one = SIGNS.indexOf(sign); if (one < 0) return null; value = value * 45 + one; }
      if (value > (part.length === 3 ? 65535 : 255)) return null;
      if (part.length === 3) out.push(value >> 8);
      out.push(value & 255);
    }
    return new Uint8Array(out);
  };
  const read = text => {
    const all = unwritten(text.trim());
    if (!all) return null;
    try {
      const view = new DataView(all.buffer), kind = all[0], words = [];
      let at = 23;
      for (let n = 0; n < 3; n++) { const length = all[at++]; if (at + length > all.length) return null; words.push(new TextDecoder().decode(all.slice(at, at + length))); at += length; }
      let step = 0;
      if (kind === 3) { step = view.getUint32(at); at += 4; }
      const holder = all.slice(at, at += kind === 1 ? 32 : kind === 2 ? 64 : 0);
      const saidPart = all.slice(0, at), signature = all.slice(at, at += 64);
      let half, proof;
      if (kind < 3) { step = view.getUint32(at); half = all.slice(at, at += 4); proof = all.slice(at, at += 64); }
      if (kind < 1 || kind > 4 || at !== all.length) return null;
      return { kind, key: view.getUint32(1), number: all[5] * 4294967296 + view.getUint32(6), device: view.getUint32(10), from: view.getUint32(14) * 60000, until: view.getUint32(18) * 60000,
        student: (all[22] & 1) === 1, name: words[0], school: words[1], about: [words[1], words[2]].filter(Boolean).join(' · '), step, holder, said: saidPart, signature, half, proof };
    } catch { return null; }
  };
  const genuine = async code => {
    const key = keys.get(code.key);
    if (!key) return 'UNKNOWN_KEY';
    if (!await crypto.subtle.verify('Ed25519', key, code.signature, joined(ascii('tongchuang.card.1\0'), code.said))) return 'FORGED';
    if (code.kind > 2) return 'GOOD';
    const own = code.kind === 1 ? await crypto.subtle.importKey('raw', code.holder, 'Ed25519', false, ['verify'])
      : await crypto.subtle.importKey('raw', joined(new Uint8Array([4]), code.holder), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const how = code.kind === 1 ? 'Ed25519' : { name: 'ECDSA', hash: 'SHA-256' };
    return await crypto.subtle.verify(how, own, code.proof, joined(ascii('tongchuang.code.1\0'), code.signature, code.half)) ? 'GOOD' : 'FORGED';
  };
  const seen = new Map();
  const judged = async (text, code) => {
    const real = await genuine(code).catch(() => 'FORGED');
    if (real !== 'GOOD') return real;
    const at = now() / 1000, begins = code.step * SECONDS;
    if (code.kind !== 4 && at >= begins + SECONDS + TOLERANCE) return 'OLD';
    if (code.kind !== 4 && at < begins - TOLERANCE) return 'EARLY';
    if (now() >= code.until + TOLERANCE * 1000) return 'EXPIRED';
    if (now() < code.from - TOLERANCE * 1000) return 'NOT_YET';
    if (list.gone.has(code.number)) return 'REVOKED';
    if (list.phones.has(code.device)) return 'DEVICE_REVOKED';
    if (code.kind === 4) return 'PRINTED';
    const again = seen.has(text);
    seen.set(text, now());
    for (const [old, when] of seen) if (now() - when > 120000) seen.delete(old);
    return again ? 'REPEATED' : 'GOOD';
  };
  const LIGHT = { GOOD: 'green', PRINTED: 'amber', REPEATED: 'amber' };
  const shownNumber = number => { const digits = String(number).padStart(10, '0'); return `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`; };

  // A benefit taken where there is no network, as far as this phone can tell.
  const fits = (benefit, code) => {
    if (benefit.forWhom === 'STUDENTS' && !code.student || benefit.forWhom === 'GRADUATES' && code.student) return 'NOT_THEIRS';
    if (benefit.schools.length && !benefit.schools.includes(code.school)) return 'NOT_THEIRS';
    return benefit.open.some(([from, until]) => now() / 1000 >= from && now() / 1000 < until) ? 'TAKEN' : 'CLOSED';
  };

  const later = async one => asked((await store('untold', 'readwrite')).put(one));
  let busy = false, today = Number(sessionStorage.getItem('checks') ?? 0);
  const check = async text => {
    if (busy) return;
    busy = true;
    try {
      const id = crypto.randomUUID(), benefit = part('benefit').value, code = read(text), at = new Date(now()).toISOString();
      const typed = /^[\d\s]+$/.test(text);
      if (typed || !able && code) { await byServer(id, text, benefit); return; }
      if (!code) { if (text) show({ result: 'UNREADABLE', light: 'red' }); return; }
      if (!list || now() - list.heard > OLDEST) { show({ result: 'STALE', light: 'red', words: said(list ? 'stale' : 'none') }); return; }
      const result = await judged(text, code);
      const verdict = { result, light: LIGHT[result] ?? 'red' };
      if (!['UNKNOWN_KEY', 'FORGED'].includes(result)) Object.assign(verdict, { name: code.name, about: code.about, number: shownNumber(code.number), student: code.student });
      const offer = list.benefits.find(one => one.id === benefit);
      if (offer && LIGHT[result]) {
        let known;
        if (online) known = (await send([{ id, code: text, benefit }]).catch(() => []))[0];
        if (known) { show(known); count(); return; }
        verdict.redemption = fits(offer, code);
        if (verdict.redemption === 'TAKEN') { verdict.light = 'amber'; verdict.late = true; await later({ id, code: text, benefit, at }); }
        else { verdict.light = 'red'; await later({ id, at, result }); }
      } else await later({ id, at, result });
      show(verdict);
      count();
      if (online) tell().then(state).catch(() => {});
    } catch { show({ result: 'UNREADABLE', light: 'red' }); } finally { setTimeout(() => { busy = false; }, 400); state(); }
  };
  const byServer = async (id, text, benefit) => {
    try {
      const [verdict] = await send([{ id, code: text.replace(/^\s+|\s+$/g, ''), ...(benefit ? { benefit } : {}) }]);
      show(verdict ?? { result: 'UNREADABLE', light: 'red' });
      count();
    } catch { show({ result: 'UNSURE', light: 'amber', words: said('unsure') }); }
  };
  const count = () => { today++; sessionStorage.setItem('checks', today); part('today').textContent = said('today', today); };

  let hide;
  const show = verdict => {
    const sheet = part('verdict');
    sheet.className = 'verdict ' + verdict.light;
    const taken = verdict.redemption ? said('T_' + verdict.redemption) : '';
    part('v-result').textContent = verdict.words ?? said(verdict.result);
    part('v-name').textContent = verdict.name ?? '';
    part('v-about').textContent = [verdict.about, verdict.name ? said(verdict.student ? 'student' : 'graduate') : ''].filter(Boolean).join(' · ');
    part('v-number').textContent = verdict.number ?? '';
    part('v-taken').textContent = verdict.late ? `${taken} ${said('late')}` : taken;
    sheet.dataset.result = verdict.result;
    sheet.hidden = false;
    navigator.vibrate?.(verdict.light === 'green' ? 60 : [80, 60, 80]);
    clearTimeout(hide);
    hide = setTimeout(() => { sheet.hidden = true; }, SHOWN);
  };
  part('verdict').addEventListener('click', () => { part('verdict').hidden = true; });

  part('typed').addEventListener('submit', event => {
    event.preventDefault();
    const field = event.target.elements.code;
    if (field.value.trim()) check(field.value.trim().toUpperCase());
    field.value = '';
  });

  // --- the camera ---
  const watch = async () => {
    const video = part('camera');
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } });
      await video.play();
    } catch { video.hidden = true; part('no-camera').hidden = false; return; }
    part('begin').hidden = true; video.hidden = false;
    let detector;
    if ('BarcodeDetector' in window && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) detector = new BarcodeDetector({ formats: ['qr_code'] });
    else await new Promise((done, failed) => { const script = document.createElement('script'); script.src = root.dataset.reader; script.onload = done; script.onerror = failed; document.head.append(script); });
    const sheet = document.createElement('canvas'), pen = sheet.getContext('2d', { willReadFrequently: true });
    let last = '', since = 0;
    const look = async () => {
      if (video.videoWidth && !document.hidden && !busy && part('verdict').hidden) {
        let text = '';
        if (detector) text = (await detector.detect(video).catch(() => []))[0]?.rawValue ?? '';
        else {
          const scale = Math.min(1, 800 / video.videoWidth);
          sheet.width = video.videoWidth * scale; sheet.height = video.videoHeight * scale;
          pen.drawImage(video, 0, 0, sheet.width, sheet.height);
          text = window.readSquare(pen.getImageData(0, 0, sheet.width, sheet.height)) ?? '';
        }
        // The same card still before the camera is no second one.
        if (text && (text !== last || Date.now() - since > 8000)) { last = text; since = Date.now(); await check(text); }
        else if (text) since = Date.now();
      }
      setTimeout(look, 120);
    };
    look();
  };
  part('begin').addEventListener('click', () => watch());

  const begin = async () => {
    part('today').textContent = said('today', today);
    if (!window.isSecureContext || !crypto.subtle) able = false;
    const before = await asked((await store('kept', 'readonly')).get('list'));
    if (before) await learn(before);
    if (!able) part('no-keys').hidden = false;
    await state();
    await hear();
    setInterval(hear, EVERY);
    setInterval(state, 15000);
    addEventListener('online', () => root.dataset.token ? hear() : back());
    if (!root.dataset.token) setInterval(back, 5000);
    addEventListener('offline', () => { online = false; state(); });
    if ((await navigator.permissions?.query({ name: 'camera' }).catch(() => null))?.state === 'granted') watch();
  };
  begin().catch(() => state());
  part('sync').addEventListener('click', hear);
  navigator.serviceWorker?.register('/app/gate/worker.js', { scope: '/gate' }).catch(() => {});
})();

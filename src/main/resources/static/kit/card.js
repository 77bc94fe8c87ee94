// The alumni card: a key of this phone's own, and codes signed with it, with or without a network. Without this file the
// server draws the codes.
(() => {
  'use strict';
  const root = document.getElementById('alumni-card');
  if (!root) return;
  const SECONDS = 30;
  const part = name => root.querySelector(`[data-card="${name}"]`);
  const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const joined = (...parts) => { const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0)); let at = 0; for (const one of parts) { all.set(one, at); at += one.length; } return all; };
  const number = (value, length) => { const all = new Uint8Array(length); new DataView(all.buffer).setUint32(length - 4, value); return all; };
  const ascii = text => Uint8Array.from(text, sign => sign.charCodeAt(0));

  // --- a square code of letters, error correction L ---
  const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const CHECKS = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
  const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
  const base45 = data => {
    let text = '';
    for (let i = 0; i < data.length; i += 2) {
      const pair = i + 1 < data.length;
      let value = pair ? data[i] * 256 + data[i + 1] : data[i];
      for (let n = pair ? 3 : 2; n > 0; n--) { text += SIGNS[value % 45]; value = Math.floor(value / 45); }
    }
    return text;
  };
  const times = (a, b) => { let product = 0; for (; b; b >>= 1) { if (b & 1) product ^= a; a = a << 1 ^ (a & 128 ? 285 : 0); } return product; };
  const checks = (data, count) => {
    let divisor = [1], root = 1;
    for (let i = 0; i < count; i++) { divisor = [...divisor, 0].map((one, n) => one ^ (n ? times(divisor[n - 1], root) : 0)); root = times(root, 2); }
    const rest = new Array(count).fill(0);
    for (const one of data) { const factor = one ^ rest.shift(); rest.push(0); for (let n = 0; n < count; n++) rest[n] ^= times(divisor[n + 1], factor); }
    return rest;
  };
  const places = version => {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2, step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    const all = [6];
    for (let at = version * 4 + 10; all.length < count; at -= step) all.splice(1, 0, at);
    return all;
  };
  const capacity = version => {
    let bits = (16 * version + 128) * version + 64;
    if (version > 1) { const count = Math.floor(version / 7) + 2; bits -= (25 * count - 10) * count - 55; if (version > 6) bits -= 36; }
    return Math.floor(bits / 8);
  };
  const room = version => capacity(version) - CHECKS[version - 1] * BLOCKS[version - 1];
  const words = (text, version) => {
    let bits = '';
    const put = (value, length) => { bits += value.toString(2).padStart(length, '0'); };
    put(2, 4); put(text.length, version < 10 ? 9 : 11);
    for (let i = 0; i < text.length; i += 2) i + 1 < text.length ? put(SIGNS.indexOf(text[i]) * 45 + SIGNS.indexOf(text[i + 1]), 11) : put(SIGNS.indexOf(text[i]), 6);
    const all = room(version) * 8;
    bits += '0'.repeat(Math.min(4, all - bits.length)); bits += '0'.repeat((8 - bits.length % 8) % 8);
    const data = bits.match(/.{8}/g).map(one => parseInt(one, 2));
    for (let fill = 236; data.length < room(version); fill ^= 236 ^ 17) data.push(fill);
    const blocks = BLOCKS[version - 1], count = CHECKS[version - 1], total = capacity(version);
    const short = blocks - total % blocks, length = Math.floor(total / blocks) - count;
    const parts = [];
    for (let n = 0, at = 0; n < blocks; n++) { const size = length + (n < short ? 0 : 1); const one = data.slice(at, at += size); parts.push({ one, check: checks(one, count) }); }
    const out = [];
    for (let i = 0; i <= length; i++) for (const { one } of parts) if (i < one.length) out.push(one[i]);
    for (let i = 0; i < count; i++) for (const { check } of parts) out.push(check[i]);
    return out;
  };
  const square = text => {
    const used = Math.ceil(text.length / 2 * 11 / 8) + 2;
    let version = 1;
    while (room(version) < used + 1) version++;
    const size = version * 4 + 17, grid = new Int8Array(size * size).fill(-1);
    const set = (x, y, dark) => { grid[y * size + x] = dark ? 1 : 0; };
    for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
    for (const [left, top] of [[0, 0], [size - 7, 0], [0, size - 7]])
      for (let y = -1; y < 8; y++) for (let x = -1; x < 8; x++) {
        if (left + x < 0 || left + x >= size || top + y < 0 || top + y >= size) continue;
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        set(left + x, top + y, ring !== 2 && ring !== 4);
      }
    const middles = places(version), last = middles.length - 1;
    middles.forEach((cx, i) => middles.forEach((cy, j) => {
      if (i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0) return;
      for (let y = -2; y < 3; y++) for (let x = -2; x < 3; x++) set(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }));
    const format = (mask, write) => {
      let rest = (1 << 3 | mask), value = rest << 10;
      for (let i = 0, r = rest; i < 10; i++) { r = r << 1 ^ (r >>> 9) * 0x537; rest = r; }
      value = ((1 << 3 | mask) << 10 | rest & 1023) ^ 0x5412;
      const bit = n => value >>> n & 1;
      for (let i = 0; i < 6; i++) write(8, i, bit(i));
      write(8, 7, bit(6)); write(8, 8, bit(7)); write(7, 8, bit(8));
      for (let i = 9; i < 15; i++) write(14 - i, 8, bit(i));
      for (let i = 0; i < 8; i++) write(size - 1 - i, 8, bit(i));
      for (let i = 8; i < 15; i++) write(8, size - 15 + i, bit(i));
      write(8, size - 8, 1);
    };
    format(0, set);
    if (version > 6) {
      let rest = version;
      for (let i = 0; i < 12; i++) rest = rest << 1 ^ (rest >>> 11) * 0x1F25;
      const value = version << 12 | rest;
      for (let i = 0; i < 18; i++) { const dark = value >>> i & 1, a = size - 11 + i % 3, b = Math.floor(i / 3); set(a, b, dark); set(b, a, dark); }
    }
    const free = grid.map(one => one < 0 ? 1 : 0);
    const data = words(text, version);
    let at = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let n = 0; n < size; n++) for (let j = 0; j < 2; j++) {
        const x = right - j, y = (right + 1 & 2) === 0 ? size - 1 - n : n;
        if (free[y * size + x]) { grid[y * size + x] = at < data.length * 8 ? data[at >>> 3] >>> (7 - (at & 7)) & 1 : 0; at++; }
      }
    }
    const MASKS = [(x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
      (x, y) => x * y % 2 + x * y % 3, (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2];
    const masked = mask => {
      const made = grid.slice();
      for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (free[y * size + x] && MASKS[mask](x, y) === 0) made[y * size + x] ^= 1;
      format(mask, (x, y, dark) => { made[y * size + x] = dark; });
      return made;
    };
    // The quietest of the eight patterns: few long runs and few blocks.
    const noise = made => {
      let sum = 0;
      for (let y = 0; y < size; y++) for (const step of [1, size]) {
        let run = 1;
        for (let x = 1; x < size; x++) {
          const here = step === 1 ? y * size + x : x * size + y;
          if (made[here] === made[here - step]) { run++; sum += run === 5 ? 3 : run > 5 ? 1 : 0; } else run = 1;
        }
      }
      for (let i = 0; i < size * (size - 1); i++) if (i % size < size - 1 && made[i] === made[i + 1] && made[i] === made[i + size] && made[i] === made[i + size + 1]) sum += 3;
      return sum;
    };
    let best, least = Infinity;
    for (let mask = 0; mask < 8; mask++) { const made = masked(mask), loud = noise(made); if (loud < least) { least = loud; best = made; } }
    let path = '';
    for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
      let run = 0;
      while (x + run < size && best[y * size + x + run]) run++;
      if (run) { path += `M${x + 4} ${y + 4}h${run}v1h-${run}z`; x += run; }
    }
    return { size: size + 8, path };
  };

  // --- what the phone keeps ---
  const asked = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
  let shelf;
  const store = async mode => {
    shelf ??= await (() => { const open = indexedDB.open('tongchuang-card', 1); open.onupgradeneeded = () => open.result.createObjectStore('kept'); return asked(open); })();
    return shelf.transaction('kept', mode).objectStore('kept');
  };
  const kept = async () => asked((await store('readonly')).get('card'));
  const keep = async card => asked((await store('readwrite')).put(card, 'card'));
  const wipe = async () => asked((await store('readwrite')).clear());

  // --- the card ---
  const CURVES = { ED25519: { make: 'Ed25519', sign: 'Ed25519' }, P256: { make: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' } } };
  const fresh = async () => {
    for (const curve of ['ED25519', 'P256']) try {
      const pair = await crypto.subtle.generateKey(CURVES[curve].make, false, ['sign', 'verify']);
      const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
      return { curve, key: pair.privateKey, publicKey: curve === 'P256' ? raw.slice(1) : raw };
    } catch { /* this browser can't do that one */ }
    throw new Error('no kind of key');
  };
  const label = () => {
    const agent = navigator.userAgent, found = (list, none) => (list.find(([sign]) => agent.includes(sign)) ?? [, none])[1];
    return found([['HarmonyOS', 'HarmonyOS'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'Mac'], ['Linux', 'Linux']], '')
      + ' ' + found([['MicroMessenger', 'WeChat'], ['Edg', 'Edge'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']], '');
  };
  const say = (name, shown) => { const line = part(name); if (line) line.hidden = !shown; };

  class Refused extends Error {}
  const renewed = async mine => {
    const sent = new URLSearchParams(new FormData(part('certify')));
    sent.set('curve', mine.curve); sent.set('label', label());
    sent.set('publicKey', btoa(String.fromCharCode(...mine.publicKey)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''));
    const answer = await fetch(part('certify').action, { method: 'POST', body: sent });
    if (answer.status === 422) throw new Refused();
    if (!answer.ok || answer.redirected) throw new Error('away');
    const said = await answer.json();
    const typed = await crypto.subtle.importKey('raw', bytes(said.typed), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const { name, english, about, years } = said;
    const card = { ...mine, owner: root.dataset.owner, signed: bytes(said.signed), typed, until: said.until, ahead: said.now - Date.now(), number: said.number, name, english, about, years };
    await keep(card);
    navigator.storage?.persist?.().catch(() => {});
    return card;
  };

  let card, drawn = -1;
  const now = () => Date.now() + (card?.ahead ?? 0);
  const tick = async () => {
    if (!card) return;
    const step = Math.floor(now() / 1000 / SECONDS);
    const left = part('left');
    if (left) left.value = SECONDS - now() / 1000 % SECONDS;
    if (step === drawn) return;
    drawn = step;
    if (now() >= card.until) { part('code').replaceChildren(); say('expired', true); say('typed', false); return; }
    const half = number(step, 4), signature = card.signed.slice(-64);
    const proof = new Uint8Array(await crypto.subtle.sign(CURVES[card.curve].sign, card.key, joined(ascii('tongchuang.code.1\0'), signature, half)));
    const text = 'TC1:' + base45(joined(card.signed, half, proof));
    const mac = new DataView(await crypto.subtle.sign('HMAC', card.typed, number(step, 8)));
    const { size, path } = square(text);
    const place = part('code');
    const svg = place.querySelector('svg') ?? place.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    svg.setAttribute('class', 'qr'); svg.setAttribute('viewBox', `0 0 ${size} ${size}`); svg.setAttribute('role', 'img'); svg.setAttribute('aria-label', place.dataset.label);
    const shape = (name, facts) => { const one = document.createElementNS('http://www.w3.org/2000/svg', name); for (const fact in facts) one.setAttribute(fact, facts[fact]); return one; };
    svg.replaceChildren(shape('rect', { width: '100%', height: '100%', fill: '#fff' }), shape('path', { fill: '#000', d: path }));
    place.dataset.code = text;
    const digits = String((mac.getUint32(0) & 0x7FFFFFFF) % 1000000).padStart(6, '0');
    part('digits').textContent = digits.slice(0, 3) + ' ' + digits.slice(3);
    say('typed', true);
  };

  const show = () => {
    // The server's drawing renews itself by its own clock; another node in its place ends that.
    const place = part('code'), own = place.cloneNode(false);
    own.removeAttribute('data-renew'); own.removeAttribute('data-renewing'); own.removeAttribute('id');
    place.replaceWith(own);
    for (const name of ['name', 'english', 'about', 'years', 'number']) { const line = part(name); if (line) { line.textContent = card[name]; line.hidden = !card[name]; } }
    const initial = part('initial');
    if (initial) initial.textContent = [...card.name][0] ?? '';
    say('shown', true); say('own', true); say('served', false); drawn = -1;
    tick();
  };

  const begin = async () => {
    card = await kept();
    const certify = part('certify');
    if (certify && card && card.owner !== root.dataset.owner) { await wipe(); card = undefined; }
    if (card) show();
    if (!certify) { say('nothing', !card); return; }
    try { const before = card; card = await renewed(card ?? await fresh()); if (!before) show(); else drawn = -1; }
    catch (trouble) { if (trouble instanceof Refused) { await wipe(); card = undefined; say('removed', true); } else if (!card) throw trouble; }
  };
  part('again')?.addEventListener('click', async () => { say('removed', false); try { card = await renewed(await fresh()); show(); } catch { say('removed', true); } });
  if (root.dataset.gone !== undefined) { wipe().catch(() => {}); return; }
  if (!window.isSecureContext || !crypto.subtle || !window.indexedDB) { say('nothing', !part('certify')); return; }
  begin().catch(() => say('nothing', !part('certify')));
  setInterval(() => tick().catch(() => {}), 250);
  if (!part('certify')) {
    const back = () => fetch('/card/offline', { cache: 'no-store' }).then(answer => { if (answer.ok) location.reload(); }).catch(() => {});
    addEventListener('online', back);
    setInterval(back, 5000);
  }
  navigator.serviceWorker?.register('/app/card/worker.js', { scope: '/card' }).catch(() => {});
})();

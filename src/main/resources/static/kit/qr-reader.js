// Reads square codes of letters from a picture, for browsers that have no BarcodeDetector. Knows what cards need: up to
// version 20, error correction L and M.
window.readSquare = (() => {
  'use strict';
  const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const CHECKS = { 1: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28], 0: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26] };
  const BLOCKS = { 1: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8], 0: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16] };
  const EXP = new Uint8Array(512), LOG = new Uint8Array(256);
  for (let i = 0, one = 1; i < 255; i++) { EXP[i] = EXP[i + 255] = one; LOG[one] = i; one = one << 1 ^ (one & 128 ? 285 : 0); }
  const times = (a, b) => a && b ? EXP[LOG[a] + LOG[b]] : 0;
  const over = (a, b) => a ? EXP[(LOG[a] + 255 - LOG[b]) % 255] : 0;

  // Dark where it is darker than round about, so that shadows and glare matter little.
  const darkened = (grey, wide, high) => {
    const sums = new Float64Array((wide + 1) * (high + 1));
    for (let y = 0; y < high; y++) for (let x = 0, row = 0; x < wide; x++) { row += grey[y * wide + x]; sums[(y + 1) * (wide + 1) + x + 1] = sums[y * (wide + 1) + x + 1] + row; }
    const dark = new Uint8Array(wide * high), reach = Math.max(12, Math.min(wide, high) >> 4);
    for (let y = 0; y < high; y++) {
      const top = Math.max(0, y - reach), end = Math.min(high, y + reach + 1);
      for (let x = 0; x < wide; x++) {
        const left = Math.max(0, x - reach), right = Math.min(wide, x + reach + 1);
        const sum = sums[end * (wide + 1) + right] - sums[top * (wide + 1) + right] - sums[end * (wide + 1) + left] + sums[top * (wide + 1) + left];
        dark[y * wide + x] = grey[y * wide + x] < sum / ((end - top) * (right - left)) - 6 ? 1 : 0;
      }
    }
    return dark;
  };

  const ratio = runs => {
    const module = runs.reduce((sum, one) => sum + one, 0) / 7;
    return module >= 1 && [1, 1, 3, 1, 1].every((want, i) => Math.abs(runs[i] - want * module) <= want * module * 0.55) ? module : 0;
  };

  const corners = (dark, wide, high) => {
    const at = (x, y) => x >= 0 && y >= 0 && x < wide && y < high ? dark[y * wide + x] : 0;
    // The runs through a point along a line, from its middle outwards; their middle, or nothing.
    const through = (x, y, dx, dy, most) => {
      const runs = [0, 0, 0, 0, 0];
      let back = 0, on = 0;
      for (const [sign, order] of [[-1, [2, 1, 0]], [1, [2, 3, 4]]]) {
        let n = sign === 1 ? 1 : 0;
        for (const run of order) {
          const want = run % 2 === 0 ? 1 : 0;
          let here = 0;
          while (here < most && x + sign * n * dx >= 0 && y + sign * n * dy >= 0 && x + sign * n * dx < wide && y + sign * n * dy < high && at(x + sign * n * dx, y + sign * n * dy) === want) { here++; n++; }
          runs[run] += here;
          if (run === 2) sign === -1 ? back = here : on = here;
        }
      }
      const module = ratio(runs);
      return module ? { shift: (on - back + 1) / 2, module } : null;
    };
    const found = [];
    for (let y = 0; y < high; y += 2) {
      let runs = [], start = 0;
      for (let x = 1; x <= wide; x++) {
        if (x < wide && dark[y * wide + x] === dark[y * wide + x - 1]) continue;
        runs.push({ dark: dark[y * wide + x - 1], length: x - start, start });
        start = x;
        if (runs.length < 5 || !runs.at(-1).dark) continue;
        const five = runs.slice(-5), module = ratio(five.map(one => one.length));
        if (!module) continue;
        const cx = five[2].start + Math.floor(five[2].length / 2);
        const down = through(cx, y, 0, 1, module * 5);
        if (!down) continue;
        const cy = Math.round(y + down.shift), across = through(cx, cy, 1, 0, module * 5);
        if (!across) continue;
        const px = cx + across.shift, py = y + down.shift, size = (down.module + across.module) / 2;
        const same = found.find(one => Math.hypot(one.x - px, one.y - py) < size * 3);
        if (same) { const n = same.count++; same.x = (same.x * n + px) / (n + 1); same.y = (same.y * n + py) / (n + 1); same.module = (same.module * n + size) / (n + 1); }
        else found.push({ x: px, y: py, module: size, count: 1 });
      }
    }
    return found.sort((a, b) => b.count - a.count).slice(0, 8);
  };

  // Sets of three that can be the corners of one code, the likeliest first.
  const threes = found => {
    const all = [];
    for (let i = 0; i < found.length; i++) for (let j = 0; j < found.length; j++) for (let k = j + 1; k < found.length; k++) {
      if (i === j || i === k) continue;
      const [a, b, c] = [found[i], found[j], found[k]];
      const ab = Math.hypot(b.x - a.x, b.y - a.y), ac = Math.hypot(c.x - a.x, c.y - a.y), bc = Math.hypot(c.x - b.x, c.y - b.y);
      const module = (a.module + b.module + c.module) / 3;
      if (Math.min(ab, ac) < module * 10) continue;
      const wrong = Math.abs(ab - ac) / (ab + ac) + Math.abs(bc / Math.hypot(ab, ac) - 1) + (Math.max(a.module, b.module, c.module) - Math.min(a.module, b.module, c.module)) / module / 4;
      const turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
      if (wrong < 0.6) all.push({ wrong, module, size: (ab + ac) / 2 / module + 7, first: a, right: turn > 0 ? b : c, below: turn > 0 ? c : b });
    }
    return all.sort((a, b) => a.wrong - b.wrong).slice(0, 4);
  };

  // The drawing that takes four points of a plane to four others.
  const plane = (from, to) => {
    const rows = [];
    from.forEach(([x, y], i) => { const [u, v] = to[i]; rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]); });
    for (let i = 0; i < 8; i++) {
      let most = i;
      for (let j = i + 1; j < 8; j++) if (Math.abs(rows[j][i]) > Math.abs(rows[most][i])) most = j;
      [rows[i], rows[most]] = [rows[most], rows[i]];
      if (Math.abs(rows[i][i]) < 1e-9) return null;
      for (let j = 0; j < 8; j++) if (j !== i) { const factor = rows[j][i] / rows[i][i]; for (let k = i; k < 9; k++) rows[j][k] -= factor * rows[i][k]; }
    }
    const [a, b, c, d, e, f, g, h] = rows.map((row, i) => row[8] / row[i]);
    return (x, y) => { const w = g * x + h * y + 1; return [(a * x + b * y + c) / w, (d * x + e * y + f) / w]; };
  };

  const sampled = (dark, wide, high, { first, right, below }, size) => {
    const pixel = ([x, y]) => { const px = Math.round(x - 0.5), py = Math.round(y - 0.5); return px >= 0 && py >= 0 && px < wide && py < high ? dark[py * wide + px] : 0; };
    const points = [[first.x, first.y], [right.x, right.y], [below.x, below.y]];
    const flat = [[3.5, 3.5], [size - 3.5, 3.5], [3.5, size - 3.5]];
    const ux = (right.x - first.x) / (size - 7), uy = (right.y - first.y) / (size - 7), vx = (below.x - first.x) / (size - 7), vy = (below.y - first.y) / (size - 7);
    const guess = (x, y) => [first.x + (x - 3.5) * ux + (y - 3.5) * vx, first.y + (x - 3.5) * uy + (y - 3.5) * vy];
    let fourth = guess(size - 6.5, size - 6.5), best = 0;
    if (size > 21) for (let dy = -5; dy <= 5; dy += 0.5) for (let dx = -5; dx <= 5; dx += 0.5) {
      let fits = 0;
      for (let y = -2; y < 3; y++) for (let x = -2; x < 3; x++) if (pixel(guess(size - 6.5 + dx + x, size - 6.5 + dy + y)) === (Math.max(Math.abs(x), Math.abs(y)) === 1 ? 0 : 1)) fits++;
      const score = fits - Math.hypot(dx, dy) * 0.15;
      if (score > best) { best = score; fourth = guess(size - 6.5 + dx, size - 6.5 + dy); }
    }
    const to = plane([...flat, [size - 6.5, size - 6.5]], [...points, fourth]);
    if (!to) return null;
    const grid = new Uint8Array(size * size);
    for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
      let sum = 0;
      for (const [dx, dy] of [[0.5, 0.5], [0.5, 0.5], [0.3, 0.5], [0.7, 0.5], [0.5, 0.3], [0.5, 0.7]]) sum += pixel(to(x + dx, y + dy));
      grid[y * size + x] = sum > 2 ? 1 : 0;
    }
    return grid;
  };

  const formats = Array.from({ length: 32 }, (_, data) => { let rest = data; for (let i = 0; i < 10; i++) rest = rest << 1 ^ (rest >>> 9) * 0x537; return (data << 10 | rest & 1023) ^ 0x5412; });
  const format = (grid, size) => {
    const at = (x, y) => grid[y * size + x];
    let one = 0, two = 0;
    for (let i = 14; i >= 0; i--) {
      one = one << 1 | (i < 6 ? at(8, i) : i === 6 ? at(8, 7) : i === 7 ? at(8, 8) : i === 8 ? at(7, 8) : at(14 - i, 8));
      two = two << 1 | (i < 8 ? at(size - 1 - i, 8) : at(8, size - 15 + i));
    }
    let found = -1, least = 4;
    formats.forEach((want, data) => { for (const read of [one, two]) { let bits = read ^ want, n = 0; while (bits) { n++; bits &= bits - 1; } if (n < least) { least = n; found = data; } } });
    return found;
  };
  const MASKS = [(x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x, y) => x * y % 2 + x * y % 3, (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2];
  const fixed = (version, size) => {
    const taken = new Uint8Array(size * size), box = (x, y, w, h) => { for (let j = y; j < y + h; j++) for (let i = x; i < x + w; i++) taken[j * size + i] = 1; };
    box(0, 0, 9, 9); box(size - 8, 0, 8, 9); box(0, size - 8, 9, 8); box(6, 0, 1, size); box(0, 6, size, 1);
    if (version > 6) { box(size - 11, 0, 3, 6); box(0, size - 11, 6, 3); }
    const count = version > 1 ? Math.floor(version / 7) + 2 : 0, step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2, places = [6];
    for (let at = version * 4 + 10; places.length < count; at -= step) places.splice(1, 0, at);
    const last = places.length - 1;
    if (count) places.forEach((cx, i) => places.forEach((cy, j) => { if (!(i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0)) box(cx - 2, cy - 2, 5, 5); }));
    return taken;
  };

  // Reed and Solomon: puts right what was misread, or gives up.
  const righted = (block, checks) => {
    const syndromes = Array.from({ length: checks }, (_, i) => block.reduce((sum, one) => times(sum, EXP[i]) ^ one, 0));
    if (syndromes.every(one => !one)) return block;
    let sigma = [1], before = [1], length = 0, shift = 1, last = 1;
    for (let n = 0; n < checks; n++) {
      let gap = syndromes[n];
      for (let i = 1; i <= length; i++) gap ^= times(sigma[i] ?? 0, syndromes[n - i]);
      if (!gap) { shift++; continue; }
      const factor = over(gap, last), next = sigma.slice();
      before.forEach((one, i) => { next[i + shift] = (next[i + shift] ?? 0) ^ times(factor, one); });
      for (let i = 0; i < next.length; i++) next[i] ??= 0;
      if (2 * length <= n) { before = sigma; last = gap; length = n + 1 - length; shift = 1; } else shift++;
      sigma = next;
    }
    if (length * 2 > checks) return null;
    const omega = Array.from({ length: checks }, (_, i) => { let sum = 0; for (let j = 0; j <= i; j++) sum ^= times(syndromes[i - j], sigma[j] ?? 0); return sum; });
    const value = (poly, x) => poly.reduceRight((sum, one) => times(sum, x) ^ one, 0);
    const right = block.slice();
    let mended = 0;
    for (let place = 0; place < block.length; place++) {
      const inverse = EXP[(255 - place % 255) % 255];
      if (value(sigma, inverse)) continue;
      const slope = sigma.reduce((sum, one, i) => i % 2 ? sum ^ times(one, EXP[LOG[inverse] * (i - 1) % 255]) : sum, 0);
      if (!slope) return null;
      right[block.length - 1 - place] ^= times(over(value(omega, inverse), slope), EXP[place % 255]);
      mended++;
    }
    return mended === length ? right : null;
  };

  const read = (grid, size) => {
    const version = (size - 17) / 4, found = format(grid, size);
    if (found < 0 || !CHECKS[found >> 3]) return null;
    const level = found >> 3, mask = MASKS[found & 7], taken = fixed(version, size), words = [];
    let bits = 0, count = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let n = 0; n < size; n++) for (let j = 0; j < 2; j++) {
        const x = right - j, y = (right + 1 & 2) === 0 ? size - 1 - n : n;
        if (taken[y * size + x]) continue;
        bits = bits << 1 | grid[y * size + x] ^ (mask(x, y) === 0 ? 1 : 0);
        if (++count % 8 === 0) { words.push(bits & 255); bits = 0; }
      }
    }
    const blocks = BLOCKS[level][version - 1], checks = CHECKS[level][version - 1], total = words.length;
    const short = blocks - total % blocks, length = Math.floor(total / blocks) - checks;
    const parts = Array.from({ length: blocks }, () => []);
    let at = 0;
    for (let i = 0; i <= length; i++) for (let n = 0; n < blocks; n++) if (i < length || n >= short) parts[n].push(words[at++]);
    for (let i = 0; i < checks; i++) for (let n = 0; n < blocks; n++) parts[n].push(words[at++]);
    const data = [];
    for (const part of parts) { const right = righted(part, checks); if (!right) return null; data.push(...right.slice(0, -checks)); }
    let place = 0;
    const take = length => { let value = 0; for (let i = 0; i < length; i++, place++) value = value << 1 | data[place >>> 3] >>> 7 - (place & 7) & 1; return value; };
    if (take(4) !== 2) return null;
    let left = take(version < 10 ? 9 : 11), text = '';
    for (; left > 1; left -= 2) { const pair = take(11); text += SIGNS[Math.floor(pair / 45)] + SIGNS[pair % 45]; }
    if (left) text += SIGNS[take(6)];
    return text;
  };

  return ({ data, width, height }) => {
    const grey = new Uint8Array(width * height);
    for (let i = 0; i < grey.length; i++) grey[i] = data[i * 4] * 77 + data[i * 4 + 1] * 150 + data[i * 4 + 2] * 29 >> 8;
    const dark = darkened(grey, width, height);
    for (const three of threes(corners(dark, width, height))) {
      const version = Math.round((three.size - 17) / 4);
      for (const v of [version, version + 1, version - 1, version + 2, version - 2]) {
        if (v < 1 || v > 20) continue;
        const size = v * 4 + 17, grid = sampled(dark, width, height, three, size), text = grid && read(grid, size);
        if (text) return text;
      }
    }
    return null;
  };
})();

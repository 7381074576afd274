// A QR code (ISO/IEC 18004) of a short text: bytes, level M, versions 1 to 10.
"use strict";

function qrCode(text) {
  const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]; // codewords a block
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
  const TOTALS = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346]; // codewords
  const MASKS = [
    (x, y) => (x + y) % 2,
    (x, y) => y % 2,
    (x) => x % 3,
    (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
    (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];

  const bytes = new TextEncoder().encode(text);
  const room = (v) => TOTALS[v - 1] - CHECKS[v - 1] * BLOCKS[v - 1];
  const needed = (v) => Math.ceil((4 + (v < 10 ? 8 : 16) + 8 * bytes.length) / 8);
  const version = TOTALS.findIndex((_, i) => needed(i + 1) <= room(i + 1)) + 1;
  if (!version) throw new RangeError(`${bytes.length} bytes are too many`);

  const size = 17 + 4 * version;
  const grid = () => Array.from({ length: size }, () => new Array(size).fill(false));
  const [dark, fixed] = [grid(), grid()];

  function set(x, y, isDark) {
    dark[y][x] = isDark;
    fixed[y][x] = true;
  }

  function drawFinder(x, y) {
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const far = Math.max(Math.abs(dx), Math.abs(dy));
        if (x + dx in dark && y + dy in dark) set(x + dx, y + dy, far !== 2 && far !== 4);
      }
    }
  }

  function drawAlignment(x, y) {
    for (let dy = -2; dy <= 2; dy += 1) {
      for (let dx = -2; dx <= 2; dx += 1) {
        set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }
  }

  function remainder(value, generator, degree) {
    let rest = value;
    for (let i = 0; i < degree; i += 1) rest = (rest << 1) ^ ((rest >> (degree - 1)) * generator);
    return rest & ((1 << degree) - 1);
  }

  function drawFormat(mask) {
    const bits = ((mask << 10) | remainder(mask, 0x537, 10)) ^ 0x5412; // level M is 00
    const bit = (i) => Boolean((bits >> i) & 1);
    for (let i = 0; i < 6; i += 1) set(8, i, bit(i));
    set(8, 7, bit(6));
    set(8, 8, bit(7));
    set(7, 8, bit(8));
    for (let i = 9; i < 15; i += 1) set(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i += 1) set(size - 1 - i, 8, bit(i));
    for (let i = 8; i < 15; i += 1) set(8, size - 15 + i, bit(i));
    set(8, size - 8, true);
  }

  function drawVersion() {
    if (version < 7) return;
    const bits = (version << 12) | remainder(version, 0x1f25, 12);
    for (let i = 0; i < 18; i += 1) {
      const [near, far] = [Math.floor(i / 3), size - 11 + (i % 3)];
      set(far, near, Boolean((bits >> i) & 1));
      set(near, far, Boolean((bits >> i) & 1));
    }
  }

  function drawPatterns() {
    for (let i = 0; i < size; i += 1) {
      set(6, i, i % 2 === 0);
      set(i, 6, i % 2 === 0);
    }
    drawFinder(3, 3);
    drawFinder(size - 4, 3);
    drawFinder(3, size - 4);
    const middle = version < 7 ? [] : [2 * version + 8];
    const places = version === 1 ? [] : [6, ...middle, size - 7];
    for (const x of places) {
      for (const y of places) {
        const isCorner = (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6);
        if (!isCorner) drawAlignment(x, y);
      }
    }
    drawFormat(0);
    drawVersion();
  }

  function product(a, b) {
    let found = 0;
    for (let i = 7; i >= 0; i -= 1) {
      found = (found << 1) ^ ((found >> 7) * 0x11d);
      found ^= ((b >> i) & 1) * a;
    }
    return found;
  }

  function divisor(degree) {
    const found = new Array(degree).fill(0);
    found[degree - 1] = 1;
    let root = 1;
    for (let i = 0; i < degree; i += 1) {
      for (let j = 0; j < degree; j += 1) {
        found[j] = product(found[j], root) ^ (found[j + 1] ?? 0);
      }
      root = product(root, 2);
    }
    return found;
  }

  function checksOf(data, by) {
    const rest = new Array(by.length).fill(0);
    for (const one of data) {
      const factor = one ^ rest.shift();
      rest.push(0);
      by.forEach((value, i) => (rest[i] ^= product(value, factor)));
    }
    return rest;
  }

  function codewords() {
    const length = version < 10 ? 8 : 16;
    let bits = "0100" + bytes.length.toString(2).padStart(length, "0");
    for (const one of bytes) bits += one.toString(2).padStart(8, "0");
    bits = bits.padEnd(Math.min(bits.length + 4, 8 * room(version)), "0");
    const data = bits.match(/.{1,8}/g).map((eight) => parseInt(eight.padEnd(8, "0"), 2));
    for (let pad = 0xec; data.length < room(version); pad ^= 0xec ^ 0x11) data.push(pad);
    return data;
  }

  function interleaved(data) {
    const [n, checks] = [BLOCKS[version - 1], CHECKS[version - 1]];
    const short = Math.floor(data.length / n);
    const by = divisor(checks);
    const blocks = [];
    for (let i = 0, at = 0; i < n; i += 1) {
      const long = short + (i >= n - (data.length % n) ? 1 : 0);
      blocks.push(data.slice(at, at + long));
      at += long;
    }
    const ends = blocks.map((block) => checksOf(block, by));
    const turns = (rows, most) =>
      Array.from({ length: most }, (_, i) => rows.map((row) => row[i])).flat();
    return [...turns(blocks, short + 1), ...turns(ends, checks)].filter((one) => one !== undefined);
  }

  function drawData(words) {
    let at = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let i = 0; i < size; i += 1) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - i : i;
        for (const x of [right, right - 1]) {
          if (fixed[y][x] || at >= words.length * 8) continue;
          dark[y][x] = Boolean((words[at >> 3] >> (7 - (at & 7))) & 1);
          at += 1;
        }
      }
    }
  }

  function flip(mask) {
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        if (!fixed[y][x] && MASKS[mask](x, y) === 0) dark[y][x] = !dark[y][x];
      }
    }
  }

  // Long runs and full squares are hard to read; the whole rule book is not needed.
  function penalty() {
    let found = 0;
    for (let y = 1; y < size; y += 1) {
      for (let x = 1; x < size; x += 1) {
        const same = [dark[y][x - 1], dark[y - 1][x], dark[y - 1][x - 1]];
        if (same.every((one) => one === dark[y][x])) found += 1;
      }
    }
    return found;
  }

  drawPatterns();
  drawData(interleaved(codewords()));
  const costs = MASKS.map((_, mask) => {
    flip(mask);
    const cost = penalty();
    flip(mask);
    return cost;
  });
  const best = costs.indexOf(Math.min(...costs));
  flip(best);
  drawFormat(best);
  let path = "";
  dark.forEach((row, y) => row.forEach((isDark, x) => (path += isDark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size, path };
}

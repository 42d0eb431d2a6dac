/** Names in one piece of memory, in UTF-16: as ten thousand strings they would take several times as much. */
export function makeNames() {
  let units = Buffer.alloc(4096);
  let ends = new Float64Array(64);
  let count = 0;
  const endOf = (index: number) => (index < 0 ? 0 : ends[index]!);
  return {
    count: () => count,
    add: (name: string): void => {
      const start = endOf(count - 1);
      const end = start + 2 * name.length;
      if (end > units.length) units = Buffer.concat([units], Math.max(2 * units.length, end));
      if (count === ends.length) {
        const longer = new Float64Array(2 * count);
        longer.set(ends);
        ends = longer;
      }
      units.write(name, start, 'utf16le');
      ends[count++] = end;
    },
    at: (index: number): string => units.toString('utf16le', endOf(index - 1), endOf(index)),
  };
}

const FREE = -1;

/**
 * Finds the numbers of texts without keeping the texts: a number each is kept, and the text asked for again.
 * @param textOf gives the text of a number that was added
 */
export function makeIndex(textOf: (number: number) => string) {
  let slots = new Int32Array(1024).fill(FREE);
  let count = 0;
  const slotOf = (text: string): number => {
    let slot = hash(text) % slots.length;
    while (slots[slot] !== FREE && textOf(slots[slot]!) !== text) slot = (slot + 1) % slots.length;
    return slot;
  };
  const grow = () => {
    const before = slots;
    slots = new Int32Array(2 * before.length).fill(FREE);
    for (const number of before) if (number !== FREE) slots[slotOf(textOf(number))] = number;
  };
  return {
    /** The number of a text; undefined when it was not added. */
    find: (text: string): number | undefined => {
      const number = slots[slotOf(text)]!;
      return number === FREE ? undefined : number;
    },
    /** Gives a number to its text; of one that has a number already the new one counts. */
    add: (number: number): void => {
      if (2 * count >= slots.length) grow();
      const slot = slotOf(textOf(number));
      if (slots[slot] === FREE) count++;
      slots[slot] = number;
    },
  };
}

/** FNV-1a over the units of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

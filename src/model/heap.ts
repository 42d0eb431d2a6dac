/** Adds an item to a heap: a list whose first item no other one comes before. */
export function pushHeap<T>(heap: T[], item: T, isBefore: (a: T, b: T) => boolean): void {
  let at = heap.push(item) - 1;
  for (let parent = (at - 1) >> 1; at > 0 && isBefore(item, heap[parent]); parent = (at - 1) >> 1) {
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

/** Takes the first item from a heap. */
export function popHeap<T>(heap: T[], isBefore: (a: T, b: T) => boolean): T | undefined {
  const first = heap[0];
  const item = heap.pop();
  if (item === undefined || heap.length === 0) return item;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
    if (!isBefore(heap[child], item)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
  return first;
}

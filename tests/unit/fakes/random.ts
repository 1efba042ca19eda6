/** Numbers that look random and are the same in every run (mulberry32). */
export class Random {
  constructor(private seed: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  word(length = 4 + this.below(6)): string {
    return Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz'[this.below(26)]).join('');
  }

  words(count: number): string[] {
    return Array.from({ length: count }, () => this.word());
  }

  isTrue = (): boolean => this.next() < 0.5;
}

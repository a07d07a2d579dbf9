/** Takes text piece by piece. */
export interface TextSink {
  push(text: string): void;
}

/**
 * Text as UTF-8 in one stretch of memory that is used again for each page: a page as one string costs more to put
 * together and to encode than to print, since it is too long for the young objects of the engine.
 */
export class OctetWriter implements TextSink {
  #octets: Buffer;
  #length = 0;
  #waiting = '';

  /** `room` in octets, to begin with */
  constructor(room: number) {
    this.#octets = Buffer.allocUnsafeSlow(room);
  }

  push(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length > 2000) this.#write();
  }

  /** What was pushed since the last time, from the beginning. It lasts until the next push. */
  take(): Buffer {
    this.#write();
    const taken = this.#octets.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Forgets what was pushed, as when printing failed midway. */
  clear(): void {
    this.#length = 0;
    this.#waiting = '';
  }

  #write(): void {
    const most = this.#length + this.#waiting.length * 3;
    if (most > this.#octets.length) {
      const wider = Buffer.allocUnsafeSlow(most * 2);
      this.#octets.copy(wider, 0, 0, this.#length);
      this.#octets = wider;
    }
    this.#length += this.#octets.write(this.#waiting, this.#length);
    this.#waiting = '';
  }
}

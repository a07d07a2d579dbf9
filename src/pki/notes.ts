/** An object that carries what was worked out about it. */
export interface Noted {
  readonly notes: unknown[];
}

/**
 * Something worked out about an object once, kept with it and gone with it. A WeakMap does the same, but each entry of
 * one is a burden to the garbage collector that weighs as much as reading a certificate.
 */
export class Note<Value> {
  readonly #place = places++;

  of(object: Noted): Value | undefined {
    return object.notes[this.#place] as Value | undefined;
  }

  /** Returns the value. */
  take(object: Noted, value: Value): Value {
    while (object.notes.length <= this.#place) object.notes.push(undefined);
    object.notes[this.#place] = value;
    return value;
  }
}

let places = 0;

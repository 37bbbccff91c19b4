// Observers of a page that is not there: a test tells them that something has changed.

/** @type {Set<Watch>} those that look on */
export const watches = new Set();

export class Watch {
  /** @param {() => void} notice */
  constructor(notice) {
    this.notice = notice;
  }
  observe() {
    watches.add(this);
  }
  disconnect() {
    watches.delete(this);
  }
}

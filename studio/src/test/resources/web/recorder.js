// Listens behind the player and posts what passes, in pieces of 8192 frames.
class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Float32Array(2 * 8192);
    this.at = 0;
  }

  process([input]) {
    const left = input[0];
    const right = input[1] ?? left;
    for (let i = 0; i < 128; i++) {
      this.piece[this.at++] = left ? left[i] : 0;
      this.piece[this.at++] = right ? right[i] : 0;
    }
    if (this.at === this.piece.length) {
      this.port.postMessage(this.piece, [this.piece.buffer]);
      this.piece = new Float32Array(2 * 8192);
      this.at = 0;
    }
    return true;
  }
}
registerProcessor('recorder', Recorder);

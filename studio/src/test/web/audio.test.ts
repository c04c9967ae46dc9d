import { Feeder, SharedStore } from '../../main/web/audio/feeder';
import { SongMap } from '../../main/web/audio/heard';
import { LevelQueue, readLevels } from '../../main/web/audio/levels';
import { creditMessage, readMessage, type FromWorker } from '../../main/web/audio/messages';
import { RingReader } from '../../main/web/audio/reader';
import { FADE_FRAMES, RING_BYTES, RING_FRAMES, Ring, Slot } from '../../main/web/audio/ring';
import golden from './audio.golden.json';
import { claim, same, truth } from './claim';

function bytes(hex: string): ArrayBuffer {
  const data = new Uint8Array(hex.length / 2);
  for (let i = 0; i < data.length; i++) data[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return data.buffer;
}

function hex(data: ArrayBuffer): string {
  return [...new Uint8Array(data)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Never zero, exact as float32. */
function sample(frame: number, channel: number): number {
  return (((frame * 2 + channel + 1) * 7919) % 65_521) / 65_536 - 0.5 + 1 / 262_144;
}

function stereo(from: number, frames: number): Float32Array {
  const data = new Float32Array(2 * frames);
  for (let i = 0; i < data.length; i++) data[i] = sample(from + (i >> 1), i & 1);
  return data;
}

function put(ring: Ring, from: number, frames: number, skipped = false): number {
  return ring.write(stereo(from, frames), from, 0, skipped);
}

function ringAt(begin: number): Ring {
  const ring = new Ring(new ArrayBuffer(RING_BYTES));
  ring.set(Slot.Written, begin);
  ring.set(Slot.Read, begin);
  return ring;
}

function play(reader: RingReader, context: number): { left: Float32Array; right: Float32Array } {
  const left = new Float32Array(128);
  const right = new Float32Array(128);
  reader.read(left, right, context);
  return { left, right };
}

for (const begin of [0, 16_000, 0x7ffffff0, -700]) {
  claim(`samples pass the ring untouched where its counters begin at ${begin}`, () => {
    const ring = ringAt(begin);
    const reader = new RingReader(ring);
    let made = 0;
    let heard = 0;
    for (let turn = 0; turn < 400; turn++) {
      while (ring.fill() < 1024) {
        same(put(ring, made, 256), 0);
        made += 256;
      }
      const { left, right } = play(reader, heard);
      for (let i = 0; i < 128; i++, heard++) {
        same(left[i], Math.fround(sample(heard, 0)), `left ${heard}`);
        same(right[i], Math.fround(sample(heard, 1)), `right ${heard}`);
      }
    }
    same(ring.get(Slot.Gaps), 0);
    same(ring.engineAt(ring.get(Slot.Read)), heard);
    same(ring.placeAt(heard - 128 + 5), (begin + heard - 128 + 5) | 0);
  });
}

claim('a ring that is full takes nothing of what finds no room', () => {
  const ring = ringAt(-5);
  for (let from = 0; from < RING_FRAMES; from += 256) same(put(ring, from, 256), 0);
  same(put(ring, RING_FRAMES, 256), 256);
  same(ring.fill(), RING_FRAMES);
});

claim('where sound breaks off it goes to zero, and it comes back from zero, within 64 frames', () => {
  const ring = ringAt(0);
  const reader = new RingReader(ring);
  put(ring, 0, 200);
  play(reader, 0);
  const broken = play(reader, 128).left;
  for (let i = 0; i < 72; i++) same(broken[i], Math.fround(sample(128 + i, 0)), `before the gap ${i}`);
  const last = broken[71] ?? 0;
  for (let i = 72; i < 128; i++) {
    const before = broken[i - 1] ?? 0;
    truth(Math.abs((broken[i] ?? 0) - before) <= Math.abs(last) / FADE_FRAMES + 1e-6, `falls evenly at ${i}`);
  }
  same(ring.get(Slot.Gaps), 1);
  same(ring.get(Slot.Sounding), 0);
  const silent = play(reader, 256).left;
  same([...silent.subarray(FADE_FRAMES)], new Array<number>(128 - FADE_FRAMES).fill(0));
  same(ring.get(Slot.Gaps), 1, 'one gap counts once');
  put(ring, 200, 256);
  const back = play(reader, 384).left;
  same(back[0], 0);
  same(back[32], Math.fround(sample(232, 0) / 2));
  for (let i = FADE_FRAMES; i < 128; i++) same(back[i], Math.fround(sample(200 + i, 0)), `after the gap ${i}`);
});

claim('sound that ends with a block also goes to zero from its last sample', () => {
  const ring = ringAt(0);
  const reader = new RingReader(ring);
  put(ring, 0, 128);
  const whole = play(reader, 0).right;
  const after = play(reader, 128).right;
  same(after[0], Math.fround(((whole[127] ?? 0) * (FADE_FRAMES - 1)) / FADE_FRAMES));
  same(after[FADE_FRAMES - 1], 0);
});

claim('after a gap sound waits until there is enough to go on', () => {
  const ring = ringAt(0);
  const reader = new RingReader(ring);
  ring.set(Slot.Resume, 1000);
  put(ring, 0, 999);
  same(play(reader, 0).left[0], 0);
  same(ring.get(Slot.Read), 0);
  same(ring.get(Slot.Gaps), 0, 'what has not begun has no gap');
  put(ring, 999, 1);
  same(play(reader, 128).left[0], Math.fround(sample(0, 0)));
});

claim('a seam where the program skipped is faded on both sides, and nothing else is', () => {
  const ring = ringAt(100);
  put(ring, 0, 1024);
  put(ring, 5000, 256, true);
  const reader = new RingReader(ring);
  const heard: number[] = [];
  for (let i = 0; i < 10; i++) heard.push(...play(reader, i * 128).left);
  for (let i = 0; i < 1024 - FADE_FRAMES; i++) same(heard[i], Math.fround(sample(i, 0)), `before ${i}`);
  same(heard[1023], 0);
  same(heard[1024], 0);
  for (let i = FADE_FRAMES; i < 256; i++) same(heard[1024 + i], Math.fround(sample(5000 + i, 0)), `after ${i}`);
});

claim('messages are the bytes that the program writes', () => {
  const sound = readMessage(bytes(golden.sound));
  truth(sound !== null && 'frames' in sound, 'a message of sound');
  same(
    sound && 'frames' in sound ? { ...sound, stereo: [...sound.stereo] } : null,
    { sequence: 0xfffffffe, frames: 2, engineLow: 2, engineHigh: 1, stereo: [0.5, -0.5, 0.25, -0.25] },
  );
  same(readMessage(bytes(golden.role)), { sequence: 9, leads: true, target: 1536 });
  same(hex(creditMessage(-16, 7, -2_147_483_647)), golden.credit);
  same(readMessage(bytes(golden.sound.slice(0, -2))), null);
});

claim('levels are the bytes that the program writes', () => {
  const frame = readLevels(bytes(golden.levels));
  same(frame?.engine, 0x123456789 * 64);
  same([...(frame?.levels ?? [])], [0.5, 0.25, 0.125, 0.0625, 0, 1.5, Math.fround(1e-20), Math.fround(1 / 3)]);
  same(readLevels(bytes(golden.levels.slice(2))), null);
  same(readLevels(bytes(golden.levels.slice(0, -2))), null);
});

function message(sequence: number, engine: number, frames: number): ArrayBuffer {
  const data = new ArrayBuffer(16 + frames * 8);
  const view = new DataView(data);
  view.setUint32(0, sequence, true);
  view.setUint32(4, frames, true);
  view.setBigUint64(8, BigInt(engine), true);
  new Float32Array(data, 16).set(stereo(engine, frames));
  return data;
}

function credited(feeder: Feeder): number[] {
  const data = feeder.credit(true);
  truth(data !== null, 'a credit');
  return data ? [...new Int32Array(data)] : [];
}

claim('credit counts what is played of this connection, also when much was in store before', () => {
  const ring = ringAt(0x7ffffff0);
  put(ring, 0, 512);
  const feeder = new Feeder(new SharedStore(ring), () => undefined);
  same(credited(feeder), [-512, 0, 0]);
  feeder.take(message(0, 4096, 256));
  const reader = new RingReader(ring);
  for (let i = 0; i < 5; i++) play(reader, i * 128);
  same(credited(feeder), [128, 0, 640]);
  same(feeder.credit(false), null, 'no credit when nothing happened');
  play(reader, 640);
  play(reader, 768);
  same(credited(feeder), [256, 1, 896]);
});

claim('what finds no room counts as played, and the seam after it is faded', () => {
  const ring = ringAt(0);
  const feeder = new Feeder(new SharedStore(ring), () => undefined);
  for (let i = 0; i < 65; i++) feeder.take(message(i, i * 256, 256));
  same(ring.fill(), RING_FRAMES);
  same(credited(feeder)[0], 256);
  const reader = new RingReader(ring);
  for (let i = 0; i < 4; i++) play(reader, i * 128);
  feeder.take(message(65, 65 * 256, 256));
  same(ring.samples[2 * (RING_FRAMES - 1)], 0, 'the last sample before the seam');
  same(ring.samples[0], 0, 'the first sample after it');
});

claim('messages that never came are counted, roles are told', () => {
  const told: FromWorker[] = [];
  const ring = ringAt(0);
  const feeder = new Feeder(new SharedStore(ring), (what) => told.push(what));
  feeder.take(message(0, 0, 256));
  feeder.take(message(3, 256, 256));
  const role = bytes(golden.role);
  new DataView(role).setUint32(0, 4, true);
  feeder.take(role);
  same(told, [
    { kind: 'lost', messages: 2 },
    { kind: 'role', leads: true, target: 1536 },
  ]);
  same(ring.get(Slot.Resume), 768);
});

claim('what is heard of the song follows its passages', () => {
  const map = new SongMap();
  same(map.songAt(5), null);
  map.add([
    { engine: 100, song: 0, rolls: false },
    { engine: 1000, song: 0, rolls: true },
    { engine: 2000, song: 50_000, rolls: true },
    { engine: 3000, song: 51_000, rolls: false },
  ]);
  same([0, 999, 1000, 1500, 1999, 2000, 2500, 3000, 9000].map((frame) => map.songAt(frame)), [
    0, 0, 0, 500, 999, 50_000, 50_500, 51_000, 51_000,
  ]);
  same(map.last, { engine: 3000, song: 51_000, rolls: false }, 'where it went last');
  map.add([{ engine: 0, song: 7, rolls: false }]);
  same(map.songAt(9000), 7, 'after the program began anew');
});

claim('levels are shown when their sound is heard, the largest of those since the last look', () => {
  const queue = new LevelQueue();
  for (let i = 1; i <= 3; i++) queue.add({ engine: i * 1000, levels: new Float32Array([i === 1 ? 0.75 : i / 8, 0]) });
  same([...queue.heard(999, 0)], []);
  same([...queue.heard(2500, 100)], [0.75, 0]);
  same([...queue.heard(9999, 101)], [0.75, 0], 'one picture has one time');
  same([...queue.heard(9999, 200)], [0.375, 0]);
  same([...queue.heard(9999, 300)], [0.375, 0]);
  queue.add({ engine: 10, levels: new Float32Array([0.5]) });
  same([...queue.heard(20, 400)], [0.5], 'after the program began anew');
});

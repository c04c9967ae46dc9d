/** Something that is drawn when a frame is. */
export interface FrameTask {
  /** Draws; `now` is the time of the frame in milliseconds. */
  frame(now: number): void;
}

type NextFrame = (callback: (now: number) => void) => void;

/** One animation frame for all views: each asks once and is drawn once, however often it asks. */
export class Frames {
  private waiting = new Set<FrameTask>();
  private asked = false;

  constructor(private readonly next: NextFrame = (callback) => void requestAnimationFrame(callback)) {}

  request(task: FrameTask): void {
    this.waiting.add(task);
    if (this.asked) return;
    this.asked = true;
    this.next((now) => this.run(now));
  }

  cancel(task: FrameTask): void {
    this.waiting.delete(task);
  }

  private run(now: number): void {
    this.asked = false;
    const tasks = this.waiting;
    this.waiting = new Set();
    for (const task of tasks) task.frame(now);
  }
}

/** The frames of this window. */
export const frames = new Frames();

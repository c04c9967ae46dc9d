package org.songline.engine.output;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/** Writes block after block to a line of javax.sound, on a thread of its own. */
final class JavaSoundOutput extends FedOutput {
  private final SourceDataLine line;
  private final AudioFormat format;
  private final int block;
  private @Nullable Thread thread;

  /**
   * @param line open
   * @param format that of the line, one of {@link Pcm#formats}
   */
  JavaSoundOutput(OutputDevice device, SourceDataLine line, AudioFormat format, int block) {
    super(device);
    this.line = line;
    this.format = format;
    this.block = block;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // Sound comes before all else that runs here.
  public void start(Source source, Runnable lost) {
    Feed from = feed(source, lost);
    thread =
        Thread.ofPlatform()
            .name("songline-output")
            .daemon()
            .priority(Thread.MAX_PRIORITY)
            .start(() -> write(from));
  }

  private void write(Feed from) {
    Pcm pcm = Pcm.of(format);
    byte[] bytes = new byte[block * pcm.frameBytes()];
    boolean begun = false;
    while (running.playing()) {
      int frames = from.next(block);
      pcm.write(from.stereo(), frames, bytes);
      from.used(frames);
      if (begun && line.available() >= line.getBufferSize()) {
        running.dropOut();
      }
      int wanted = frames * pcm.frameBytes();
      if (line.write(bytes, 0, wanted) < wanted || !line.isOpen()) {
        running.lose();
        return;
      }
      if (!begun && line.available() < wanted) {
        // The device starts with a full buffer, and then asks as fast as it plays.
        line.start();
        begun = true;
      }
    }
  }

  @Override
  public int rate() {
    return Math.round(format.getSampleRate());
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public int latency() {
    return line.getBufferSize() / format.getFrameSize();
  }

  @Override
  public void close() {
    if (!running.close()) {
      return;
    }
    line.stop();
    line.flush();
    line.close();
    Thread writer = thread;
    if (writer != null) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

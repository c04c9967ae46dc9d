package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.songline.media.audio.tags.Tags;
import org.songline.media.vorbis.VorbisStream;

/** Reads Ogg Vorbis, with channels in the order of WAV. */
final class VorbisReader extends SerialReader {
  private static final int CHUNK_SAMPLES = 1 << 14;
  private static final VorbisStream.Setups SETUPS = new VorbisStream.Setups();

  /** By number of channels, for each channel its place in Vorbis (its section 4.3.9). */
  private static final int[][] ORDERS = {
    {},
    {0},
    {0, 1},
    {0, 2, 1},
    {0, 1, 2, 3},
    {0, 2, 1, 3, 4},
    {0, 2, 1, 5, 3, 4},
    {0, 2, 1, 6, 5, 3, 4},
    {0, 2, 1, 7, 5, 6, 3, 4}
  };

  private final int channels;
  private final float[] window;
  private VorbisStream stream;
  private int next;
  private int ready;

  VorbisReader(FileSource source) throws IOException {
    VorbisStream opened = open(source);
    if (opened.channels() > AudioFormat.MAX_CHANNELS || opened.rate() > AudioFormat.MAX_RATE) {
      throw source.problem(
          "",
          "has " + opened.channels() + " channels at " + opened.rate() + " Hz",
          "convert it to WAV or FLAC elsewhere");
    }
    super(
        source,
        new AudioFormat(opened.rate(), opened.channels(), -1, Encoding.LOSSY, 0, Container.OGG),
        AudioMetadata.of(
            new Tags(VorbisComments.read(ByteBuffer.wrap(opened.comments())), Optional.empty())));
    stream = opened;
    channels = opened.channels();
    window = new float[Math.max(1, CHUNK_SAMPLES / channels) * channels];
  }

  /** Whether a file that starts like this is Ogg Vorbis. */
  static boolean recognises(ByteBuffer head) {
    return head.limit() >= 35
        && RiffText.id(head, 0).equals("OggS")
        && head.get(28) == 1
        && RiffText.id(head, 29).equals("vorb");
  }

  private static VorbisStream open(FileSource source) throws IOException {
    return VorbisStream.open(source.path().toString(), "", source.stream(), SETUPS);
  }

  @Override
  int available(int wanted) throws IOException {
    if (next == ready) {
      next = 0;
      ready = 0;
      ready = stream.read(window, 0, window.length / channels);
      order();
    }
    return Math.min(wanted, ready - next);
  }

  private void order() {
    if (channels > 2 && channels < ORDERS.length) {
      int[] order = ORDERS[channels];
      float[] frame = new float[channels];
      for (int i = 0; i < ready * channels; i += channels) {
        System.arraycopy(window, i, frame, 0, channels);
        for (int c = 0; c < channels; c++) {
          window[i + c] = frame[order[c]];
        }
      }
    }
  }

  @Override
  void take(float[] interleaved, int at, int frames) {
    System.arraycopy(window, next * channels, interleaved, at, frames * channels);
    skip(frames);
  }

  @Override
  void take(double[] interleaved, int at, int frames) {
    for (int i = 0; i < frames * channels; i++) {
      interleaved[at + i] = window[next * channels + i];
    }
    skip(frames);
  }

  @Override
  void skip(int frames) {
    next += frames;
    advance(frames);
  }

  @Override
  void restart() throws IOException {
    stream = open(source());
    next = 0;
    ready = 0;
  }
}

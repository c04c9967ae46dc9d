package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Exact;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.RenderSink;
import org.songline.engine.render.Renderer;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/**
 * How far the stems of a song, added up, are from what enters the master.
 *
 * @param stems how many there are
 * @param largestDbfs the largest sample of the difference; null when there is none
 */
record StemSum(int stems, @Nullable Double largestDbfs) {
  /** What the product promises. */
  static final double PROMISED_DBFS = -120;

  boolean kept() {
    return stems > 0 && (largestDbfs == null || largestDbfs < PROMISED_DBFS);
  }

  /** Of a whole song, or of its start. */
  static StemSum of(Path folder, Song song, Optional<TickPosition> end) throws IOException {
    var difference = new Difference();
    int[] stems = {0};
    new Renderer(BuiltIn.catalogue(), Library.files(folder))
        .render(
            song,
            RenderRequest.MIX
                .outlets(Outlet.PREMASTER, Outlet.STEMS)
                .range(TickPosition.START, end),
            (port, rate) -> {
              if (port instanceof Port.Stem) {
                stems[0]++;
              }
              return difference.side(port instanceof Port.Premaster ? 1 : -1);
            },
            Progress.NONE);
    double largest = difference.largest();
    return new StemSum(stems[0], largest == 0 ? null : Exact.decibels(largest));
  }

  /** The whole less its parts, sample by sample. */
  private static final class Difference {
    private double[] left = new double[1 << 16];

    RenderSink side(int sign) {
      return new RenderSink() {
        private int at;

        @Override
        public void write(float[] stereo, int offset, int frames) {
          if (at + frames * 2 > left.length) {
            left = Arrays.copyOf(left, Math.max(at + frames * 2, left.length * 2));
          }
          for (int i = 0; i < frames * 2; i++) {
            left[at++] += sign * (double) stereo[offset + i];
          }
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
      };
    }

    double largest() {
      return Arrays.stream(left).map(Math::abs).max().orElse(0);
    }
  }
}

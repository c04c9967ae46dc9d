package org.songline.studio.finish;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Profile;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.plot.Span;
import org.songline.measure.stereo.StereoBand;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;

/**
 * A mix as it was measured.
 *
 * @param figures loudness, levels and stereo
 * @param loudness over time
 * @param bands left and right by third octaves
 * @param profile how it and its sections sound, to be held beside references
 * @param soft by third octaves, the level that is not reached a tenth of the time, dB
 * @param loud likewise, the level that is exceeded a tenth of the time
 */
public record SongMeasure(
    Measurement figures,
    LoudnessSeries loudness,
    List<StereoBand> bands,
    Profile profile,
    List<Double> soft,
    List<Double> loud) {
  private static final int BLOCK = 8192;
  private static final double SOFT = 10;
  private static final double LOUD = 90;

  /**
   * Measures a mix.
   *
   * @param sections of the song
   * @throws MediaProblem when it is silent
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static SongMeasure of(AudioInput mix, List<Span> sections, Progress progress)
      throws IOException {
    int channels = mix.channels();
    var hearing = new Hearing(mix.sampleRate(), channels, EnumSet.of(Hearing.Detail.TRUE_PEAK));
    var measurer = new Measurer(mix.sampleRate(), channels, EnumSet.of(Part.SPECTRUM));
    float[] block = new float[BLOCK * channels];
    long done = 0;
    for (int n = mix.read(block, 0, BLOCK); n > 0; n = mix.read(block, 0, BLOCK)) {
      hearing.accept(block, 0, n);
      measurer.accept(block, 0, n);
      done += n;
      if (!progress.at(done, mix.frames())) {
        throw new CancellationException(mix.name() + ": stopped");
      }
    }
    Hearing.Heard heard = hearing.finish(mix.name());
    Measurement stereo = measurer.finish().figures();
    if (!heard.audible()) {
      throw new MediaProblem(
          mix.name(), "", "is silent or shorter than 400 ms", "let its tracks sound first");
    }
    Measurement levels = heard.measured().figures();
    return new SongMeasure(
        new Measurement(
            levels.sampleRateHz(),
            levels.channels(),
            levels.frames(),
            levels.seconds(),
            levels.loudness(),
            levels.levels(),
            levels.faults(),
            stereo.stereo(),
            stereo.stereoBands(),
            null,
            null,
            null,
            stereo.balance(),
            null,
            null,
            null,
            null),
        heard.measured().curves().loudness(),
        stereo.stereoBands(),
        heard.profile(sections),
        heard.levels(SOFT),
        heard.levels(LOUD));
  }
}

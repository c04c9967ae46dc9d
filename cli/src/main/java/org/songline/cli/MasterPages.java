package org.songline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.songline.mastering.AudioInput;
import org.songline.mastering.Mastered;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.codec.Material;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.media.AtomicFile;
import org.songline.media.Progress;
import org.songline.studio.production.MasterPage;
import org.songline.studio.production.MixSource;

/** Writes the page of a master that is still open. */
final class MasterPages {
  private static final int BLOCK = 8192;

  private MasterPages() {}

  static void write(Path page, MixSource source, Mastered mastered, Bars bars) throws IOException {
    source.reader().seek(0);
    Measured mix =
        measured(AudioInput.of("the mix", source.reader()), bars.begin("measuring the mix"));
    Material material = Material.of(mastered);
    Measured[] master = new Measured[1];
    Progress measuring = bars.begin("measuring the master");
    material.play(input -> master[0] = measured(input, measuring));
    List<CodecPeak> peaks = new ArrayList<>();
    if (mastered.frames() > 0) {
      for (LossyCodec codec : LossyCodec.all()) {
        if (LossyCodec.USUAL.contains(codec.id())) {
          peaks.add(CodecPreview.of(material, codec, 0, bars.begin(codec.name())));
        }
      }
    }
    String html = MasterPage.html(mastered.report(), mix, master[0], peaks);
    AtomicFile.write(page, html.getBytes(StandardCharsets.UTF_8));
  }

  private static Measured measured(AudioInput input, Progress progress) throws IOException {
    int channels = input.channels();
    var measurer = new Measurer(input.sampleRate(), channels, Part.all());
    float[] block = new float[BLOCK * channels];
    long done = 0;
    for (int n = input.read(block, 0, BLOCK); n > 0; n = input.read(block, 0, BLOCK)) {
      measurer.accept(block, 0, n);
      done += n;
      if (!progress.at(done, input.frames())) {
        throw new CancellationException("measuring " + input.name() + ": stopped");
      }
    }
    return measurer.finish();
  }
}

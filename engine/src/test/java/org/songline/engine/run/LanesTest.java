package org.songline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.RenderSink;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

class LanesTest {
  private static final int RATE = TestSong.RATE;
  private static final int FRAMES = 4 * RATE;

  @TempDir static Path folder;

  @BeforeAll
  static void recording() throws IOException {
    Random random = new Random(7);
    float[] noise = new float[FRAMES];
    for (int f = 0; f < FRAMES; f++) {
      noise[f] = random.nextFloat() - 0.5f;
    }
    Files.createDirectories(folder.resolve("media"));
    try (AudioWriter writer =
        AudioFiles.create(
            folder.resolve("media/noise.wav"), WriteFormat.wavFloat(RATE, 1), AudioMetadata.NONE)) {
      writer.write(noise, 0, FRAMES);
      writer.finish();
    }
  }

  private static float[] mix(Song song, Outlet... more) throws IOException {
    SampleSink mix = new SampleSink();
    RenderSink nowhere =
        new RenderSink() {
          @Override
          public void write(float[] stereo, int offset, int frames) {}

          @Override
          public void finish() {}

          @Override
          public void close() {}
        };
    new Renderer(BuiltIn.catalogue(), new SongFiles(folder))
        .render(
            song,
            RenderRequest.MIX.outlets(Outlet.MIX, more),
            (port, rate) -> port instanceof Port.Mix ? mix : nowhere,
            Progress.NONE);
    return mix.samples();
  }

  /**
   * Strips with the same device at random settings that move, some with a compressor after it that
   * listens to the first, and clips with gaps.
   */
  private static Song song(DeviceType type, long seed) {
    Random random = new Random(seed);
    TestSong song = new TestSong().source("noise", "noise.wav", RATE, 1, FRAMES);
    int strips = 2 + random.nextInt(4);
    for (int s = 0; s < strips; s++) {
      Map<String, Double> values = new HashMap<>();
      List<Automation> lanes = new ArrayList<>();
      DeviceId id = new DeviceId("d" + s);
      for (Parameter parameter : type.parameters()) {
        if (parameter.kind() == Parameter.Kind.STRUCTURAL) {
          continue;
        }
        if (random.nextInt(3) == 0) {
          values.put(parameter.id(), value(parameter, random));
        }
        if (random.nextInt(12) == 0) {
          lanes.add(lane(id, parameter, random));
        }
      }
      List<Clip> clips = new ArrayList<>();
      long at = random.nextInt(20_000);
      for (int c = 0; c < 4 && at < 3 * RATE; c++) {
        long length = 1L + random.nextInt(20_000);
        clips.add(audio("c" + s + "-" + c, "noise", at, length, random.nextInt(1000)));
        at += length + random.nextInt(40_000);
      }
      List<Device> chain = new ArrayList<>();
      chain.add(TestSong.device(id.text(), type.id(), values));
      if (s > 0 && random.nextBoolean()) {
        chain.add(TestSong.side("k" + s, "compressor", "t0", random.nextBoolean()));
      }
      song.track("t" + s, Kind.AUDIO, chain.toArray(Device[]::new))
          .automate(lanes.toArray(Automation[]::new))
          .clips(clips.toArray(Clip[]::new));
    }
    return song.master(new Device[0]).build();
  }

  private static double value(Parameter parameter, Random random) {
    double span = parameter.max() - parameter.min();
    return parameter.limited(parameter.min() + span * Math.pow(random.nextDouble(), 2));
  }

  private static Automation lane(DeviceId id, Parameter parameter, Random random) {
    List<Point> points = new ArrayList<>();
    long at = random.nextInt(30_000);
    for (int p = 0; p < 4; p++) {
      boolean steps = parameter.kind() != Parameter.Kind.SMOOTH || random.nextInt(3) == 0;
      points.add(
          new Point(
              TestSong.frame(at),
              value(parameter, random),
              steps ? Point.Shape.HOLD : Point.Shape.LINEAR,
              0));
      at += 1 + random.nextInt(60_000);
    }
    return new Automation(new Target.Parameter(id, parameter.id()), true, points);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eq", "compressor"})
  void stripsSideBySideSoundToTheBitAsEachByItself(String id) throws IOException {
    DeviceType type = BuiltIn.catalogue().find(id).orElseThrow();
    for (long seed = 1; seed <= 30; seed++) {
      Song song = song(type, seed);
      assertThat(mix(song)).as("seed %d", seed).isEqualTo(mix(song, Outlet.TAPS));
    }
  }
}

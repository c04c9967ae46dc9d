package org.songline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.off;
import static org.songline.engine.TestSong.side;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

/**
 * Random routings: groups in groups six deep, returns that send to returns, pre- and post-fader
 * sends, side-chains, outputs of instruments that go elsewhere, devices and note devices of any
 * latency, some bypassed. Every note is one sample of 1, so what the master hears is one sample
 * whose value counts the paths.
 */
class RoutingTest {
  private static final int AT = 5000;

  /** A routing and how many paths lead from notes to the master. */
  private record Drawn(Song song, double paths) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anImpulseArrivesOnEveryPathAtTheSameSample(long seed) {
    Drawn drawn = draw(new Random(seed));
    TestRender render = TestRender.of(drawn.song, RenderRequest.MIX.threads(1).block(512));
    assertThat(render.report().problems()).as("seed " + seed).isEmpty();
    float[] mix = render.mix();
    assertThat(mix[2 * AT]).as("seed " + seed).isEqualTo((float) drawn.paths);
    mix[2 * AT] = 0;
    mix[2 * AT + 1] = 0;
    assertThat(mix).as("seed " + seed).containsOnly(0f);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void threadsAndBlocksNeverChangeABit(long seed) {
    Song song = draw(new Random(seed)).song;
    float[] reference = TestRender.of(song, RenderRequest.MIX.threads(1).block(64)).mix();
    for (int threads : new int[] {1, 2, 4}) {
      for (int block : new int[] {64, 512, 4096}) {
        assertThat(TestRender.of(song, RenderRequest.MIX.threads(threads).block(block)).mix())
            .as("seed " + seed + ", " + threads + " threads, block " + block)
            .isEqualTo(reference);
      }
    }
  }

  private static Drawn draw(Random random) {
    TestSong song = new TestSong().pattern("p", note(0, 100, 60));
    Map<String, Double> post = new HashMap<>();
    Map<String, Double> into = new HashMap<>();
    List<String> done = new ArrayList<>();
    int notes = 3 + random.nextInt(4);
    int buses = 6 + random.nextInt(4);
    int[] numbers = {0};
    for (int i = 0; i < notes + buses; i++) {
      String name = (i < notes ? "t" : "bus") + i;
      List<Device> devices = new ArrayList<>();
      double value = into.getOrDefault(name, 0.0);
      if (i < notes) {
        for (int n = random.nextInt(3); n > 0; n--) {
          Device late =
              device(
                  "n" + numbers[0]++, "late-notes", Map.of("quanta", (double) random.nextInt(5)));
          devices.add(random.nextInt(4) == 0 ? off(late) : late);
        }
        Device instrument = device("synth" + i, random.nextBoolean() ? "spikes" : "splitter");
        if (instrument.type().equals("splitter")) {
          var outputs = new TreeMap<String, TrackId>();
          for (String output : List.of("copy", "double")) {
            String to = random.nextInt(3) == 0 ? "master" : bus(notes, random, buses);
            outputs.put(output, new TrackId(to));
            into.merge(to, output.equals("copy") ? 1.0 : 2.0, Double::sum);
          }
          instrument = instrument.withOutputs(outputs);
        }
        devices.add(instrument);
        value = 1;
      }
      for (int d = random.nextInt(3); d > 0; d--) {
        String id = "d" + numbers[0]++;
        if (random.nextInt(3) == 0 && !done.isEmpty()) {
          String source = done.get(random.nextInt(done.size()));
          devices.add(side(id, "adder", source, random.nextBoolean()));
          value += post.getOrDefault(source, 0.0);
        } else {
          Device latent = device(id, "latent", Map.of("frames", (double) random.nextInt(300)));
          devices.add(random.nextInt(4) == 0 ? off(latent) : latent);
        }
      }
      Kind kind = i < notes ? Kind.INSTRUMENT : i % 2 == 0 ? Kind.GROUP : Kind.RETURN;
      song.track(name, kind, devices.toArray(Device[]::new));
      if (i < notes) {
        song.clips(TestSong.notes("c" + i, "p", AT, 200));
      }
      // Buses come after one another, so sound always flows to a later one.
      int first = Math.max(notes, i + 1);
      int left = notes + buses - first;
      String target = left == 0 || random.nextInt(5) == 0 ? "master" : bus(first, random, left);
      song.to(target);
      into.merge(target, value, Double::sum);
      if (left > 0 && random.nextBoolean()) {
        String to = bus(first, random, left);
        song.send(to, random.nextBoolean(), 0);
        into.merge(to, value, Double::sum);
      }
      post.put(name, value);
      done.add(name);
    }
    song.master(device("last", "latent", Map.of("frames", 17.0)));
    return new Drawn(song.build(), into.getOrDefault("master", 0.0));
  }

  private static String bus(int first, Random random, int left) {
    return "bus" + (first + random.nextInt(Math.min(left, 2)));
  }
}

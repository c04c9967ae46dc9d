package org.songline.cli.generalmidi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.exchange.midi.MidiToSong;
import org.songline.measure.loudness.Loudness;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.SpectrumMeter;
import org.songline.media.Progress;
import org.songline.media.midi.MidiReader;
import org.songline.media.midi.MidiWriter;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/**
 * General MIDI through a SoundFont sounds as in FluidSynth, dry, file for file. Where FluidSynth
 * departs from SoundFont 2.04 there is no reference, and the comparison says so:
 *
 * <ul>
 *   <li>It starts notes on its blocks of 64 frames, one block late: 1.33 to 2.33 ms after their
 *       time, which is known for each note and taken off.
 *   <li>Before version 2.3.5 it lets a sample wait for the delay of its envelope (its issue 1312);
 *       the scores have no notes with long delays.
 *   <li>Its shortest attack is a block, 1.33 ms for the standard's 1 ms; that colours the bands
 *       between the partials of quick short notes.
 *   <li>Its interpolation makes images of its own. Where its 4 and its 7 points disagree by a
 *       decibel they are what is heard.
 * </ul>
 */
class GeneralMidiTest {
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  /** Milliseconds between the notes of the two. */
  private static final double ONSET = 2;

  private static final double LOUDNESS = 1;
  private static final double BAND = 3;

  /** For a file of nothing but shortest attacks: see above. */
  private static final double BAND_OF_ATTACKS = 4;

  /** Decibels under the loudest band that are still looked at. */
  private static final double DEPTH = 60;

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> soundsAsInFluidSynth() {
    Optional<Path> program = FluidSynth.program();
    Optional<Path> bank = FluidSynth.bank();
    Assumptions.assumeTrue(program.isPresent(), "fluidsynth is not installed: nothing to compare");
    Assumptions.assumeTrue(bank.isPresent(), "FluidR3_GM.sf2 is not installed: nothing to play");
    return Scores.all().stream()
        .map(
            score ->
                DynamicTest.dynamicTest(
                    score.name(), () -> compare(score, program.get(), bank.get())));
  }

  private static void compare(Score score, Path program, Path bank) throws Exception {
    Path midi = folder.resolve(score.name().replace(' ', '-') + ".mid");
    Files.write(midi, MidiWriter.bytes(score.file()));
    float[][] ours = ours(midi, bank);
    float[][] peer = FluidSynth.render(program, bank, midi, 7);
    float[][] coarse = FluidSynth.render(program, bank, midi, 4);
    int frames = Math.min(ours[0].length, peer[0].length);
    assertThat(frames).isGreaterThan(score.millis() * (RATE / 1000));
    assertThat(loudness(ours, frames))
        .as("loudness")
        .isCloseTo(loudness(peer, frames), within(LOUDNESS));
    onsets(score, ours, peer);
    double tolerance = score.name().equals("repeated notes") ? BAND_OF_ATTACKS : BAND;
    bands(bands(ours, frames), bands(peer, frames), bands(coarse, frames), tolerance);
  }

  private static void onsets(Score score, float[][] ours, float[][] peer) {
    var first = new Onsets(ours);
    var second = new Onsets(peer);
    for (int at : score.onsets()) {
      int frame = at * (RATE / 1000);
      int begins = (Math.ceilDiv(frame, BLOCK) + 1) * BLOCK;
      Onsets.Lag lag = first.later(second, at);
      assertThat(lag.millis() - 1000.0 * (begins - frame) / RATE)
          .as("onset at %d ms", at)
          .isCloseTo(0, within(ONSET));
      assertThat(lag.likeness()).as("likeness of the onset at %d ms", at).isGreaterThan(0.5);
    }
  }

  private static void bands(List<Band> ours, List<Band> peer, List<Band> coarse, double tolerance) {
    double top = peer.stream().mapToDouble(Band::dbfs).max().orElseThrow();
    int judged = 0;
    int loud = 0;
    for (int i = 0; i < peer.size(); i++) {
      double level = peer.get(i).dbfs();
      if (level < top - DEPTH) {
        continue;
      }
      loud++;
      if (Math.abs(level - coarse.get(i).dbfs()) < 1) {
        judged++;
        assertThat(ours.get(i).dbfs())
            .as("third octave at %.0f Hz", peer.get(i).hertz())
            .isCloseTo(level, within(tolerance));
      }
    }
    assertThat(judged).as("bands judged of %d", loud).isGreaterThanOrEqualTo(loud * 3 / 4);
  }

  /** The third octaves from 50 Hz to 16 kHz. */
  private static List<Band> bands(float[][] stereo, int frames) {
    var meter = new SpectrumMeter(RATE, 2, frame -> {});
    meter.accept(stereo, frames);
    meter.finish();
    var spectrum = meter.spectrum();
    assertThat(spectrum).isNotNull();
    return spectrum.thirdOctaves().stream()
        .filter(band -> band.hertz() > 49 && band.hertz() < 16_500)
        .toList();
  }

  private static double loudness(float[][] stereo, int frames) {
    var meter = new Loudness(RATE, 2);
    meter.accept(stereo, 0, frames);
    return meter.integrated();
  }

  /** Left and right, imported and rendered as the command does it, without the reverb. */
  private static float[][] ours(Path midi, Path bank) throws IOException {
    Song blank = Song.empty("General MIDI", RATE);
    String font = "library:" + bank.getFileName();
    Song song =
        MidiToSong.edits(blank, MidiReader.read(midi), font, "score.mid").edits().apply(blank);
    List<Track> dry = new ArrayList<>();
    for (Track track : song.tracks()) {
      if (track.kind() != Track.Kind.RETURN) {
        dry.add(track.withSends(List.of()));
      }
    }
    var sink = new SampleSink();
    var files = new SongFiles(folder, List.of(bank.toAbsolutePath().getParent()));
    new Renderer(BuiltIn.catalogue(), files)
        .render(song.withTracks(dry), RenderRequest.MIX, (port, rate) -> sink, Progress.NONE);
    float[] samples = sink.samples();
    float[][] stereo = new float[2][samples.length / 2];
    for (int i = 0; i < samples.length; i++) {
      stereo[i & 1][i / 2] = samples[i];
    }
    return stereo;
  }
}

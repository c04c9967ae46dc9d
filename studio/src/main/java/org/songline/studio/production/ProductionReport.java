package org.songline.studio.production;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.reference.Deviation;
import org.songline.measure.Measurement;

/**
 * What a production made, and whether it holds what was asked.
 *
 * @param title of the song
 * @param artists empty when the song names none
 * @param genre from the brief; may be empty
 * @param songTempo quarter notes a minute at the start
 * @param songKey from the brief; may be empty
 * @param render how the song was rendered
 * @param sections of the song, with what they measure in the master
 * @param master what mastering did
 * @param files everything that was written, as read back
 * @param stems each with its levels
 * @param stemResidualDbfs the largest difference between the sum of the stems and what enters the
 *     master; null when it is nothing
 * @param elsewhere what is left of it where people listen
 * @param codecs what the lossy codecs that it will meet make of the master
 * @param references the master beside the references on the song's shelf; null when there are none
 * @param checks each promise, and whether it is kept
 * @param findings what the coach says of the mix that is clear or grave, the most pressing first
 * @param without steps that were left out, as the command names them
 */
public record ProductionReport(
    String title,
    String artists,
    String genre,
    double songTempo,
    String songKey,
    Rendering render,
    List<SectionFigures> sections,
    MasterReport master,
    List<Written> files,
    List<Stem> stems,
    @Nullable Double stemResidualDbfs,
    List<Elsewhere> elsewhere,
    List<CodecPeak> codecs,
    @Nullable Beside references,
    List<Check> checks,
    List<Noticed> findings,
    List<String> without) {
  public ProductionReport {
    sections = List.copyOf(sections);
    files = List.copyOf(files);
    stems = List.copyOf(stems);
    elsewhere = List.copyOf(elsewhere);
    codecs = List.copyOf(codecs);
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
    without = List.copyOf(without);
  }

  /** Whether every promise is kept. */
  public boolean good() {
    return checks.stream().allMatch(Check::kept);
  }

  /**
   * Something that the coach noticed in the mix.
   *
   * @param id names it for {@code songline check}
   * @param severity {@code clear} or {@code grave}
   * @param nature {@code physical}: wrong for anyone; {@code convention}: unlike what is usual
   * @param remedies what would mend it, by its numbers from 1
   */
  public record Noticed(
      String id,
      String severity,
      double confidence,
      String nature,
      String text,
      String advice,
      List<String> remedies) {
    public Noticed {
      remedies = List.copyOf(remedies);
    }
  }

  /**
   * How the song was rendered.
   *
   * @param seconds length of the mix
   * @param problems what was missing, a line each
   */
  public record Rendering(
      int rate, double seconds, int threads, int block, double workSeconds, List<String> problems) {
    public Rendering {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A section in the master.
   *
   * @param lufs the power mean of the momentary loudness of windows that lie within it; null when
   *     there is none
   */
  public record SectionFigures(
      String name, String kind, double fromSeconds, double toSeconds, @Nullable Double lufs) {}

  /**
   * A file, read back after it was written.
   *
   * @param name within the output folder
   * @param what it is for
   * @param format for people
   * @param sha256 of its bytes
   * @param gainDb by how much it is softer than the master so that it does not clip; 0 or below
   */
  public record Written(
      String name,
      String what,
      String format,
      long bytes,
      String sha256,
      double gainDb,
      Measurement figures) {}

  /**
   * A stem with its levels; null for silence.
   *
   * @param name of its track
   * @param file within the output folder
   * @param sha256 of its bytes
   */
  public record Stem(
      String name,
      String file,
      String sha256,
      @Nullable Double lufs,
      @Nullable Double truePeakDbtp) {}

  /**
   * A device that the master may be heard on.
   *
   * @param basis what is known of the device: typical, measured or standard
   * @param score how much of the loudness of the master is left, 0 to 100
   * @param weakest the stems of which the least is left, least first
   */
  public record Elsewhere(String device, String basis, double score, List<Left> weakest) {
    public Elsewhere {
      weakest = List.copyOf(weakest);
    }
  }

  /**
   * The master beside references.
   *
   * @param names of the references
   * @param deviations where it lies outside of what they span, the furthest first
   * @param words the same for people, a line each
   */
  public record Beside(List<String> names, List<Deviation> deviations, List<String> words) {
    public Beside {
      names = List.copyOf(names);
      deviations = List.copyOf(deviations);
      words = List.copyOf(words);
    }
  }

  /**
   * What is left of a stem.
   *
   * @param percent of its loudness on flat monitors
   */
  public record Left(String stem, double percent) {}

  /**
   * A promise.
   *
   * @param promise what is asked
   * @param found what was measured
   */
  public record Check(String promise, String found, boolean kept) {}
}

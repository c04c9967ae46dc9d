package org.songline.studio.production;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;

/**
 * What became of an album.
 *
 * @param title of the record, or empty
 * @param artist of the record, or empty
 * @param target id of the target
 * @param targetLufs loudness of the loudest track that was aimed at
 * @param loweredLu by how much all tracks are softer than wanted, because one of those that lead
 *     could not be as loud without harm
 * @param rate frames a second
 * @param tracks in order
 * @param files every sound file, read back and measured
 * @param good whether every track has its loudness and every file holds its ceiling
 */
public record AlbumReport(
    String title,
    String artist,
    String target,
    double targetLufs,
    double loweredLu,
    int rate,
    List<Track> tracks,
    List<Written> files,
    boolean good) {
  public AlbumReport {
    tracks = List.copyOf(tracks);
    files = List.copyOf(files);
  }

  /**
   * One track.
   *
   * @param startSeconds where it begins on the record
   * @param gapSeconds silence before it
   * @param mixLufs loudness of its mix; null when it has none
   * @param goalLufs wanted by the album's relation; null when the mix has no loudness
   * @param shortfall why the goal was not reached; null when it was
   */
  public record Track(
      int number,
      String title,
      String isrc,
      double startSeconds,
      double gapSeconds,
      double seconds,
      @Nullable Double mixLufs,
      @Nullable Double goalLufs,
      @Nullable Double lufs,
      @Nullable Double truePeakDbtp,
      @Nullable String shortfall,
      List<MasterReport.Step> steps) {
    public Track {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A file as it was read back.
   *
   * @param format in words
   * @param gainDb by how much it is softer than the master, because its peaks rose
   * @param ceilingDbtp that it must hold
   * @param codecSafe whether what lossy codecs make of it holds what was wanted; true when nothing
   *     was
   */
  public record Written(
      String name,
      String format,
      long bytes,
      String sha256,
      double gainDb,
      double ceilingDbtp,
      boolean codecSafe,
      @Nullable Double lufs,
      @Nullable Double truePeakDbtp) {
    /** Whether its true peak is at or below the ceiling, and that of what codecs make of it too. */
    public boolean holds() {
      return codecSafe && (truePeakDbtp == null || truePeakDbtp <= ceilingDbtp);
    }
  }
}

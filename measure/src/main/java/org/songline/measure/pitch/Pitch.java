package org.songline.measure.pitch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pitch of a recording of one voice or instrument that plays one note at a time.
 *
 * @param voicedShare the share of the time that has a pitch, 0 to 1
 * @param median of all of it; null when nothing has a pitch
 * @param lowest the lowest note; null when there is none
 * @param highest the highest note
 * @param tuning null when there is no note
 * @param notes in order of time
 */
public record Pitch(
    double voicedShare,
    @Nullable Tone median,
    @Nullable Tone lowest,
    @Nullable Tone highest,
    @Nullable Tuning tuning,
    List<Note> notes) {
  public Pitch {
    notes = List.copyOf(notes);
  }

  /**
   * How the notes are tuned as a whole.
   *
   * @param cents by how much they lie above equal temperament at A = 440 Hz, -50 to 50
   * @param a4Hertz the A they are tuned to
   * @param agreement 1 when all notes are off by the same, near 0 when by anything
   */
  public record Tuning(double cents, double a4Hertz, double agreement) {}

  /**
   * One note.
   *
   * @param tone its pitch, the median of its time
   * @param clarity how alike one period is to the next, 0 to 1, on average
   */
  public record Note(double startSeconds, double endSeconds, Tone tone, double clarity) {}
}

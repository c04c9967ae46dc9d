package org.songline.model.text;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.songline.model.json.Json;

/**
 * A step from one number of the format to the next. Each has a sample file of its old format and a
 * test that reads it.
 *
 * @param from the format that it reads; it leaves the next one
 * @param step the keys of the song, without the format, before and after
 */
record Migration(int from, UnaryOperator<Map<String, Json>> step) {
  /**
   * In order. Format 2 lets devices have modulations and outputs of their own; format 3 adds
   * chords, step grids, VCAs, snapshots, and colors and gain envelopes of clips. No song of an
   * earlier format has any of these, so it reads as it is.
   */
  static final List<Migration> ALL =
      List.of(
          new Migration(1, UnaryOperator.identity()), new Migration(2, UnaryOperator.identity()));

  /** The keys of a song of any earlier format as the keys of the current one. */
  static Map<String, Json> apply(List<Migration> migrations, int format, Map<String, Json> keys) {
    Map<String, Json> migrated = keys;
    for (Migration migration : migrations) {
      if (migration.from >= format) {
        migrated = migration.step.apply(migrated);
      }
    }
    return migrated;
  }
}

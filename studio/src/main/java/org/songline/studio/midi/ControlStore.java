package org.songline.studio.midi;

import java.nio.file.Path;
import java.util.List;

/** Where it is kept which controllers move what of a song. */
public interface ControlStore {
  /**
   * What was kept; nothing when nothing was, or it is damaged.
   *
   * @param song its folder
   */
  List<MidiControl> load(Path song);

  /**
   * Keeps it.
   *
   * @param song its folder
   * @throws org.songline.model.SongProblem when that fails
   */
  void save(Path song, List<MidiControl> controls);
}

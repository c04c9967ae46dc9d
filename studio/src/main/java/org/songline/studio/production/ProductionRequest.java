package org.songline.studio.production;

import java.nio.file.Path;
import java.util.Set;
import org.songline.mastering.MasterRequest;

/**
 * What to produce.
 *
 * @param song the song's folder
 * @param output the folder for everything that is made; made when absent
 * @param master what kind of master
 * @param threads for rendering, 1 or more
 * @param block frames at a time, a multiple of 64
 * @param without steps that are left out
 */
public record ProductionRequest(
    Path song, Path output, MasterRequest master, int threads, int block, Set<Step> without) {
  public ProductionRequest {
    without = Set.copyOf(without);
  }

  /** With every step. */
  public ProductionRequest(Path song, Path output, MasterRequest master, int threads, int block) {
    this(song, output, master, threads, block, Set.of());
  }

  boolean does(Step step) {
    return !without.contains(step);
  }
}

package org.songline.studio.production;

import java.nio.file.Path;
import org.songline.mastering.MasterRequest;

/**
 * What to produce.
 *
 * @param song the song's folder
 * @param output the folder for everything that is made; made when absent
 * @param master what kind of master
 * @param threads for rendering, 1 or more
 * @param block frames at a time, a multiple of 64
 */
public record ProductionRequest(
    Path song, Path output, MasterRequest master, int threads, int block) {}

package org.songline.release.check.rule;

/**
 * What is the matter with a file, compared with what the catalog or a delivery says.
 *
 * @param path as it is written there
 * @param what is wrong, a plain clause
 */
public record FileState(String path, String what) {}

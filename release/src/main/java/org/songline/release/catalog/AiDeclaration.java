package org.songline.release.catalog;

/**
 * What is declared about the use of artificial intelligence in a recording.
 *
 * @param made whether the declaration was made at all
 * @param tools which programs, when there were any
 */
public record AiDeclaration(
    boolean made,
    AiUse vocals,
    AiUse instruments,
    AiUse composition,
    AiUse lyrics,
    AiUse postProduction,
    String tools) {
  public static final AiDeclaration MISSING =
      new AiDeclaration(false, AiUse.NONE, AiUse.NONE, AiUse.NONE, AiUse.NONE, AiUse.NONE, "");

  /** That nothing was generated. */
  public static final AiDeclaration NONE =
      new AiDeclaration(true, AiUse.NONE, AiUse.NONE, AiUse.NONE, AiUse.NONE, AiUse.NONE, "");

  /** All parts together. */
  public AiUse whole() {
    return vocals.with(instruments).with(composition).with(lyrics).with(postProduction);
  }
}

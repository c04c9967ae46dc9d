package org.songline.release.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A document before it is pages.
 *
 * @param format the paper's size
 * @param title what stands on top
 * @param under a line below the title; may be empty
 * @param blocks what it says, in order
 * @param note what stands at the foot of every page; may be empty
 * @param hash what stands at the foot as the document's hash; empty for that of its text
 * @param made when it was made, as the file says
 */
public record Paper(
    Format format,
    String title,
    String under,
    List<Block> blocks,
    String note,
    String hash,
    Instant made) {
  /** Sizes of paper. */
  public enum Format {
    /** 210 by 297 mm. */
    A4,
    /** 8.5 by 11 inches. */
    LETTER
  }

  public Paper {
    blocks = List.copyOf(blocks);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a document without a title");
    }
  }

  /** An empty document on A4. */
  public static Paper of(String title, String under, Instant made) {
    return new Paper(Format.A4, title, under, List.of(), "", "", made);
  }

  /** With one block more at the end. */
  public Paper with(Block block) {
    List<Block> more = new ArrayList<>(blocks);
    more.add(block);
    return new Paper(format, title, under, more, note, hash, made);
  }

  /** On another size of paper. */
  public Paper on(Format other) {
    return new Paper(other, title, under, blocks, note, hash, made);
  }

  /** With words at the foot of every page. */
  public Paper noted(String words) {
    return new Paper(format, title, under, blocks, words, hash, made);
  }

  /** With a hash that is known already, such as that of the text before it was signed. */
  public Paper hashed(String known) {
    return new Paper(format, title, under, blocks, note, known, made);
  }
}

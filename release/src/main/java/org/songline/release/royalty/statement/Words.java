package org.songline.release.royalty.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Texts by small numbers: each different run of bytes is made into a text and tidied once; runs
 * that become the same text have the same number.
 */
final class Words {
  private final UnaryOperator<String> tidy;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> byText = new HashMap<>();
  private int[] numbers = new int[64];
  private final List<byte[]> keys = new ArrayList<>();
  private int[] table = new int[256];

  /**
   * @param tidy makes the text that is kept; nothing stays nothing
   */
  Words(UnaryOperator<String> tidy) {
    this.tidy = tidy;
    Arrays.fill(table, -1);
    texts.add("");
    byText.put("", 0);
  }

  /** The number of a text as it is. */
  int of(String text) {
    return byText.computeIfAbsent(
        text,
        one -> {
          texts.add(one);
          return texts.size() - 1;
        });
  }

  /** The number of a run of bytes; that of no bytes is 0. */
  int of(byte[] bytes, int start, int end) {
    if (start >= end) {
      return 0;
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = slot(hash);
    while (table[slot] >= 0) {
      byte[] key = keys.get(table[slot]);
      if (Arrays.equals(key, 0, key.length, bytes, start, end)) {
        return numbers[table[slot]];
      }
      slot = (slot + 1) & (table.length - 1);
    }
    int key = keys.size();
    table[slot] = key;
    keys.add(Arrays.copyOfRange(bytes, start, end));
    if (key == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * key);
    }
    String text = clean(ByteRows.text(bytes, start, end));
    numbers[key] = of(text.isEmpty() ? text : tidy.apply(text));
    if (2 * keys.size() > table.length) {
      grow();
    }
    return numbers[key];
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  /** On one line, without control characters or spaces around it. */
  private static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
      }
    }
    return text.strip();
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (table.length - 1);
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    for (int i = 0; i < keys.size(); i++) {
      int hash = 0;
      for (byte b : keys.get(i)) {
        hash = 31 * hash + b;
      }
      int slot = slot(hash);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = i;
    }
  }
}

package org.songline.release.registration.packs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values as spreadsheets read them: UTF-8, lines ended with CR and LF. */
final class Table {
  private final StringBuilder text = new StringBuilder();

  Table(String... heads) {
    row(List.of(heads));
  }

  void row(List<String> cells) {
    text.append(cells.stream().map(Table::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Quoted where it must be; a text that a spreadsheet would take for a formula is kept as text.
   */
  private static String cell(String value) {
    String safe = value.matches("[=+@\\-].*") && !value.matches("-?[0-9.]+") ? "'" + value : value;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}

package org.songline.release.registration.packs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A spreadsheet of one sheet as Office Open XML (ECMA-376): the parts that a reader must find, and
 * nothing else. Equal rows give equal bytes.
 */
final class Sheet {
  private static final LocalDateTime MADE = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private Sheet() {}

  /**
   * @param name of the sheet
   * @param rows of texts; what is a number without zeros in front becomes one
   */
  static byte[] xlsx(String name, List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\""
              + PACKAGE
              + "content-types\"><Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
              + TYPE
              + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
              + TYPE
              + "worksheet+xml\"/></Types>");
      part(zip, "_rels/.rels", related("officeDocument", "xl/workbook.xml"));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + MAIN
              + "\" xmlns:r=\""
              + OFFICE
              + "relationships\"><sheets><sheet name=\""
              + escaped(name)
              + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      part(zip, "xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml"));
      part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(MADE);
    zip.putNextEntry(entry);
    zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String related(String type, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\"rId1\" Type=\""
        + OFFICE
        + "relationships/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static String sheet(List<List<String>> rows) {
    StringBuilder xml =
        new StringBuilder("<worksheet xmlns=\"").append(MAIN).append("\"><sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      xml.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        String value = rows.get(r).get(c);
        if (!value.isEmpty()) {
          xml.append("<c r=\"").append(column(c)).append(r + 1).append('"');
          if (value.matches("(0|[1-9]\\d{0,8})(\\.\\d{1,6})?")) {
            xml.append("><v>").append(value).append("</v></c>");
          } else {
            xml.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                .append(escaped(value))
                .append("</t></is></c>");
          }
        }
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  /** A, B ... Z, AA, AB ... */
  static String column(int index) {
    String last = Character.toString('A' + index % 26);
    return index < 26 ? last : column(index / 26 - 1) + last;
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .filter(c -> (c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\n' || c == '\t')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}

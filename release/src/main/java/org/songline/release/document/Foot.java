package org.songline.release.document;

import java.util.Optional;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** What stands at the foot of every page, and on top of all but the first. */
final class Foot extends PdfPageEventHelper {
  private final Paper paper;
  private final String hash;
  private final int total;
  private Optional<Faces> faces = Optional.empty();
  private int pages;

  /**
   * @param total how many pages there are; 0 while that is counted
   */
  Foot(Paper paper, String hash, int total) {
    this.paper = paper;
    this.hash = hash;
    this.total = total;
  }

  void with(Faces used) {
    faces = Optional.of(used);
  }

  int pages() {
    return pages;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    pages++;
    faces.ifPresent(used -> draw(used, writer.getDirectContent(), document.getPageSize()));
  }

  private void draw(Faces used, PdfContentByte canvas, Rectangle size) {
    float left = PaperPdf.SIDE;
    float right = size.getWidth() - PaperPdf.SIDE;
    canvas.saveState();
    canvas.setColorStroke(Faces.RULE);
    canvas.setLineWidth(0.5f);
    canvas.moveTo(left, 54);
    canvas.lineTo(right, 54);
    canvas.stroke();
    canvas.restoreState();
    String number = "Page " + pages + " of " + total;
    if (!paper.note().isEmpty()) {
      text(canvas, used, Element.ALIGN_LEFT, paper.note(), left, 41);
    }
    text(canvas, used, Element.ALIGN_RIGHT, number, right, 41);
    text(canvas, used, Element.ALIGN_LEFT, "SHA-256 " + hash, left, 29);
    if (pages > 1) {
      text(canvas, used, Element.ALIGN_LEFT, paper.title(), left, size.getHeight() - 40);
    }
  }

  private static void text(
      PdfContentByte canvas, Faces used, int align, String text, float x, float y) {
    ColumnText.showTextAligned(canvas, align, used.small(text), x, y, 0);
  }
}

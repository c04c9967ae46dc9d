package org.songline.release.document;

import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;

/** A document as pages. */
public final class PaperPdf {
  static final float SIDE = 62;
  static final float TOP = 64;
  static final float BOTTOM = 74;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PaperPdf() {}

  /** A whole PDF file; equal papers give equal bytes. */
  public static byte[] write(Paper paper) {
    String hash = PaperText.hash(paper);
    Foot counting = new Foot(paper, hash, 0);
    pass(paper, hash, counting);
    return pass(paper, hash, new Foot(paper, hash, counting.pages()));
  }

  private static byte[] pass(Paper paper, String hash, Foot foot) {
    Rectangle size = paper.format() == Paper.Format.A4 ? PageSize.A4 : PageSize.LETTER;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(size, SIDE, SIDE, TOP, BOTTOM);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    Faces faces = new Faces();
    foot.with(faces);
    writer.setPageEvent(foot);
    document.addTitle(paper.title());
    document.addCreator("Songline");
    document.addProducer("Songline");
    document.open();
    PdfDate made = new PdfDate(DATE.format(paper.made()));
    PdfDictionary info = writer.getInfo();
    info.put(PdfName.CREATIONDATE, made);
    info.put(PdfName.MODDATE, made);
    byte[] id = HexFormat.of().parseHex(PaperText.sha256(hash + paper).substring(0, 32));
    info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    new Pages(document, writer, faces).fill(paper);
    document.close();
    return out.toByteArray();
  }
}

package org.songline.release.document;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Puts blocks on pages. */
final class Pages {
  private static final float GAP = 10;

  /** Room in points below which a heading moves to the next page with what follows it. */
  private static final float HEADING_ROOM = 64;

  private final Document document;
  private final PdfWriter writer;
  private final Faces faces;
  private int clause;

  Pages(Document document, PdfWriter writer, Faces faces) {
    this.document = document;
    this.writer = writer;
    this.faces = faces;
  }

  void fill(Paper paper) {
    paragraph(faces.title(paper.title()), 24, 0);
    if (!paper.under().isEmpty()) {
      paragraph(faces.muted(paper.under()), 16, 2);
    }
    paragraph(faces.small(" "), 6, 0);
    for (int i = 0; i < paper.blocks().size(); i++) {
      Optional<Block> next = paper.blocks().stream().skip(i + 1L).findFirst();
      if (paper.blocks().get(i) instanceof Block.Clauses(List<Block.Clause> clauses)
          && next.orElse(new Block.NewPage()) instanceof Block.Signatures(List<Block.Signature> all)
          && !clauses.isEmpty()) {
        clauses.subList(0, clauses.size() - 1).forEach(this::clause);
        clauseWith(clauses.getLast(), height(signatureTable(all)));
      } else {
        block(paper.blocks().get(i));
      }
    }
  }

  /** The last clause stays on the page of those who sign it. */
  private void clauseWith(Block.Clause last, float signatures) {
    clause++;
    List<PdfPTable> rows = rows(last);
    clause--;
    float height = signatures + 3 * GAP;
    for (PdfPTable row : rows) {
      height += height(row) + GAP;
    }
    if (height < document.top() - document.bottom()) {
      room(height);
    }
    clause(last);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading(String text) -> {
        room(HEADING_ROOM);
        paragraph(faces.heading(text), 16, GAP);
      }
      case Block.Words(String text) -> paragraph(faces.plain(text), Faces.LEADING, GAP / 2);
      case Block.Facts(List<Block.Fact> facts) -> facts(facts);
      case Block.Parties(List<Block.Member> members) -> parties(members);
      case Block.Clauses(List<Block.Clause> clauses) -> clauses.forEach(this::clause);
      case Block.Table table -> table(table);
      case Block.Signatures(List<Block.Signature> signatures) -> signatures(signatures);
      case Block.NewPage() -> document.newPage();
    }
  }

  private void paragraph(Phrase text, float leading, float before) {
    Paragraph paragraph = lined(text, leading);
    paragraph.setSpacingBefore(before);
    document.add(paragraph);
  }

  private void facts(List<Block.Fact> facts) {
    PdfPTable table = grid(new float[] {3, 7});
    for (Block.Fact fact : facts) {
      table.addCell(bare(faces.muted(fact.name()), 2));
      table.addCell(bare(faces.plain(fact.value()), 2));
    }
    document.add(table);
  }

  private void parties(List<Block.Member> members) {
    PdfPTable table = grid(new float[] {1, 1});
    for (Block.Member member : members) {
      PdfPCell cell = bare(faces.small(member.role()), 0);
      cell.addElement(lined(faces.small(member.role()), 11));
      cell.addElement(lined(faces.strong(member.name()), Faces.LEADING));
      member.details().forEach(detail -> cell.addElement(lined(faces.plain(detail), 12.5f)));
      cell.setBorder(Rectangle.TOP);
      cell.setBorderColor(Faces.RULE);
      cell.setBorderWidth(0.5f);
      cell.setPaddingTop(2);
      cell.setPaddingBottom(10);
      cell.setPaddingRight(14);
      table.addCell(cell);
    }
    if (members.size() % 2 == 1) {
      table.addCell(bare(faces.plain(""), 0));
    }
    table.setSplitLate(true);
    document.add(table);
  }

  private static Paragraph lined(Phrase text, float leading) {
    Paragraph line = new Paragraph(leading);
    line.setFont(text.getFont());
    line.add(text);
    return line;
  }

  private void clause(Block.Clause one) {
    clause++;
    room(HEADING_ROOM);
    rows(one).forEach(document::add);
  }

  private List<PdfPTable> rows(Block.Clause one) {
    List<PdfPTable> rows = new ArrayList<>();
    PdfPTable head = grid(new float[] {1, 14});
    head.addCell(bare(faces.strong(clause + "."), 0));
    head.addCell(bare(faces.strong(one.heading()), 0));
    rows.add(head);
    int part = 0;
    for (String text : one.texts()) {
      part++;
      PdfPTable row = grid(new float[] {1, 14});
      row.setSpacingBefore(3);
      String number = one.texts().size() == 1 ? "" : clause + "." + part;
      row.addCell(bare(faces.muted(number), 0));
      row.addCell(bare(faces.plain(text), 0));
      row.setSplitLate(false);
      rows.add(row);
    }
    return rows;
  }

  private void table(Block.Table data) {
    List<Block.Column> columns = data.columns();
    float[] weights = new float[columns.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = columns.get(i).weight();
    }
    room(HEADING_ROOM);
    PdfPTable table = grid(weights);
    for (Block.Column column : columns) {
      table.addCell(cell(faces.small(column.title()), column, Rectangle.BOTTOM, Faces.SHADE));
    }
    table.setHeaderRows(1);
    data.rows().forEach(row -> row(table, columns, row, false));
    if (!data.totals().isEmpty()) {
      row(table, columns, data.totals(), true);
    }
    table.setSplitLate(true);
    document.add(table);
  }

  private void row(PdfPTable table, List<Block.Column> columns, List<String> row, boolean totals) {
    for (int i = 0; i < row.size(); i++) {
      Phrase text = totals ? faces.strong(row.get(i)) : faces.plain(row.get(i));
      PdfPCell cell =
          cell(text, columns.get(i), totals ? Rectangle.TOP : Rectangle.BOTTOM, Color.WHITE);
      if (totals) {
        cell.setBorderColor(Faces.INK);
        cell.setBorderWidth(0.8f);
      }
      table.addCell(cell);
    }
  }

  private void signatures(List<Block.Signature> signatures) {
    PdfPTable table = signatureTable(signatures);
    float height = height(table) + GAP;
    if (height < document.top() - document.bottom()) {
      room(height);
    }
    document.add(table);
  }

  private PdfPTable signatureTable(List<Block.Signature> signatures) {
    PdfPTable table = grid(new float[] {1, 1});
    for (Block.Signature one : signatures) {
      table.addCell(signature(one));
    }
    if (signatures.size() % 2 == 1) {
      table.addCell(bare(faces.plain(""), 0));
    }
    table.setSplitLate(true);
    return table;
  }

  /** In points, on the width of the page. */
  private float height(PdfPTable table) {
    table.setTotalWidth(document.right() - document.left());
    return table.calculateHeights(true);
  }

  private PdfPCell signature(Block.Signature one) {
    PdfPTable place = new PdfPTable(1);
    PdfPCell mark = bare(faces.small(one.mark()), 0);
    mark.setLeading(11, 0);
    mark.setMinimumHeight(48);
    mark.setVerticalAlignment(Element.ALIGN_BOTTOM);
    mark.setPaddingBottom(5);
    place.addCell(mark);
    PdfPCell name = bare(faces.strong(one.name()), 0);
    name.setBorder(Rectangle.TOP);
    name.setBorderColor(Faces.INK);
    name.setBorderWidth(0.6f);
    name.setPaddingTop(3);
    place.addCell(name);
    String wanted = one.mark().isEmpty() ? "Signature and date" : "";
    String between = one.role().isEmpty() || wanted.isEmpty() ? "" : " · ";
    place.addCell(bare(faces.small(one.role() + between + wanted), 1));
    PdfPCell cell = new PdfPCell(place);
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    cell.setPaddingRight(22);
    cell.setPaddingBottom(10);
    return cell;
  }

  private static PdfPTable grid(float[] weights) {
    PdfPTable table = new PdfPTable(weights);
    table.setWidthPercentage(100);
    table.setSpacingBefore(GAP);
    return table;
  }

  private static PdfPCell bare(Phrase text, float padding) {
    text.setLeading(Faces.LEADING);
    PdfPCell cell = new PdfPCell(text);
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(padding);
    cell.setPaddingLeft(0);
    cell.setLeading(Faces.LEADING, 0);
    return cell;
  }

  private static PdfPCell cell(Phrase text, Block.Column column, int border, Color background) {
    PdfPCell cell = bare(text, 5);
    cell.setPaddingLeft(5);
    cell.setPaddingTop(3);
    cell.setLeading(12.5f, 0);
    cell.setBorder(border);
    cell.setBorderColor(Faces.RULE);
    cell.setBorderWidth(0.5f);
    cell.setBackgroundColor(background);
    cell.setHorizontalAlignment(column.figures() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    return cell;
  }

  /** Begins a new page unless there is this much room, in points, on this one. */
  private void room(float points) {
    if (writer.getVerticalPosition(true) - points < document.bottom()) {
      document.newPage();
    }
  }
}

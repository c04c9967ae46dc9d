package org.songline.model.text;

import static org.songline.model.json.Values.FLAG;
import static org.songline.model.json.Values.INT;
import static org.songline.model.json.Values.NUMBER;
import static org.songline.model.json.Values.TEXT;
import static org.songline.model.text.Basics.LENGTH;
import static org.songline.model.text.Basics.PITCH;
import static org.songline.model.text.Basics.POSITION;

import java.util.List;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.model.song.Control;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Row;
import org.songline.model.song.RowStep;

/** How patterns, notes, controls and the points of curves are written. */
final class PatternCodec {
  private static final double USUAL_VELOCITY = 100;

  static final Codec<Point.Shape> POINT_SHAPE = Values.choice(Point.Shape.class);
  static final Codec<Point> POINT = point();
  static final Codec<Expression> EXPRESSION = expression();
  static final Codec<Note> NOTE = note();
  static final Codec<Control> CONTROL = control();
  static final Codec<RowStep> STEP = step();
  static final Codec<Row> ROW = row();
  static final Codec<Pattern> PATTERN = pattern();

  private PatternCodec() {}

  private static Codec<Point> point() {
    var at = Field.of("at", POSITION, Point::at);
    var value = Field.of("value", NUMBER, Point::value);
    var shape = Field.of("shape", POINT_SHAPE, Point::shape).or(Point.Shape.LINEAR);
    var bend = Field.of("bend", NUMBER, Point::bend).or(0.0);
    return Codec.line(
        Point.class,
        k -> new Point(k.of(at), k.of(value), k.of(shape), k.of(bend)),
        at,
        value,
        shape,
        bend);
  }

  private static Codec<Expression> expression() {
    var kind = Field.of("kind", Values.choice(Expression.Kind.class), Expression::kind);
    var points = Field.of("points", POINT.inline(), Expression::points);
    return Codec.line(
        Expression.class, k -> new Expression(k.of(kind), k.of(points)), kind, points);
  }

  private static Codec<Note> note() {
    var at = Field.of("at", POSITION, Note::at);
    var key = Field.of("key", PITCH, Note::key);
    var length = Field.of("length", LENGTH, Note::length);
    var velocity = Field.of("velocity", NUMBER, Note::velocity).or(USUAL_VELOCITY);
    var release = Field.of("release", NUMBER, Note::release).or(Note.DEFAULT_RELEASE);
    var expressions = Field.of("expressions", EXPRESSION.inline(), Note::expressions).or(List.of());
    return Codec.line(
        Note.class,
        k ->
            new Note(
                k.of(at),
                k.of(length),
                k.of(key),
                k.of(velocity),
                k.of(release),
                k.of(expressions)),
        at,
        key,
        length,
        velocity,
        release,
        expressions);
  }

  private static Codec<Control> control() {
    var at = Field.of("at", POSITION, Control::at);
    var kind = Field.of("kind", Values.choice(Control.Kind.class), Control::kind);
    var number = Field.of("number", INT, Control::number).or(0);
    var value = Field.of("value", NUMBER, Control::value);
    return Codec.line(
        Control.class,
        k -> new Control(k.of(at), k.of(kind), k.of(number), k.of(value)),
        at,
        kind,
        number,
        value);
  }

  private static Codec<RowStep> step() {
    var index = Field.of("index", INT, RowStep::index);
    var velocity = Field.of("velocity", NUMBER, RowStep::velocity).or(USUAL_VELOCITY);
    var length = Field.of("length", NUMBER, RowStep::length).or(1.0);
    var chance = Field.of("chance", NUMBER, RowStep::chance).or(1.0);
    var ratchet = Field.of("ratchet", INT, RowStep::ratchet).or(1);
    var shift = Field.of("shift", NUMBER, RowStep::shift).or(0.0);
    return Codec.line(
        RowStep.class,
        k ->
            new RowStep(
                k.of(index),
                k.of(velocity),
                k.of(length),
                k.of(chance),
                k.of(ratchet),
                k.of(shift)),
        index,
        velocity,
        length,
        chance,
        ratchet,
        shift);
  }

  private static Codec<Row> row() {
    var key = Field.of("key", PITCH, Row::key);
    var name = Field.of("name", TEXT, Row::name).or("");
    var length = Field.of("length", INT, Row::length).or(Row.USUAL_LENGTH);
    var rate = Field.of("rate", LENGTH, Row::rate).or(Row.SIXTEENTH);
    var swing = Field.of("swing", NUMBER, Row::swing).or(Row.STRAIGHT);
    var choke = Field.of("choke", INT, Row::choke).or(0);
    var muted = Field.of("muted", FLAG, Row::muted).or(false);
    var seed = Field.of("seed", INT, Row::seed).or(0);
    var steps = Field.of("steps", STEP.inline(), Row::steps).or(List.of());
    return Codec.line(
        Row.class,
        k ->
            new Row(
                k.of(key),
                k.of(name),
                k.of(length),
                k.of(rate),
                k.of(swing),
                k.of(choke),
                k.of(muted),
                k.of(seed),
                k.of(steps)),
        key,
        name,
        length,
        rate,
        swing,
        choke,
        muted,
        seed,
        steps);
  }

  private static Codec<Pattern> pattern() {
    var id = Field.of("id", Basics.id(PatternId.class, PatternId::new), Pattern::id);
    var name = Field.of("name", TEXT, Pattern::name).or("");
    var notes = Field.of("notes", NOTE.lines(), Pattern::notes).or(List.of());
    var controls = Field.of("controls", CONTROL.lines(), Pattern::controls).or(List.of());
    var rows = Field.of("rows", ROW.lines(), Pattern::rows).or(List.of());
    return Codec.block(
        Pattern.class,
        k -> new Pattern(k.of(id), k.of(name), k.of(notes), k.of(controls), k.of(rows)),
        id,
        name,
        notes,
        controls,
        rows);
  }
}

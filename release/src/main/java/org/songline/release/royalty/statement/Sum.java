package org.songline.release.royalty.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.songline.release.royalty.money.Amount;

/** A growing exact sum of lines. */
public final class Sum {
  private static final BigInteger PARTS = BigInteger.valueOf(Figure.WHOLE);

  private long whole;
  private long fraction;
  private @Nullable BigDecimal fine;
  private long units;

  /** Adds a line of a statement. */
  public void add(Statement statement, int line) {
    add(statement.whole(line), statement.fraction(line), statement.fine(line));
    units += statement.units(line);
  }

  void add(long moreWhole, long moreFraction, @Nullable BigDecimal moreFine) {
    long parts = fraction + moreFraction;
    long carry = parts >= Figure.WHOLE ? 1 : 0;
    fraction = parts - carry * Figure.WHOLE;
    whole = Math.addExact(whole, moreWhole + carry);
    if (moreFine != null) {
      fine = fine == null ? moreFine : fine.add(moreFine);
    }
  }

  /** In thousandths. */
  public long units() {
    return units;
  }

  public Amount amount() {
    Amount sum =
        new Amount(
            BigInteger.valueOf(whole).multiply(PARTS).add(BigInteger.valueOf(fraction)), PARTS);
    return fine == null ? sum : sum.plus(Amount.of(fine));
  }
}

/** Present values, for one unit of currency, of what is paid on one life. */
class Assurance {
    private final Mortality mortality;
    private final double discount;

    /** @param interest a year, as a fraction */
    Assurance(Mortality mortality, double interest) {
        this.mortality = mortality;
        this.discount = 1 / (1 + interest);
    }

    /** Of one unit paid at the end of the year of death, when that is within the term. */
    double benefit(double age, int term) {
        double value = 0;
        for (int year = 0; year < term; year++) {
            value += Math.pow(discount, year + 1) * mortality.survival(age, year) * mortality.q(age + year);
        }
        return value;
    }

    /** Of one unit paid at the start of each year of the term, as long as the life lives. */
    double annuity(double age, int term) {
        double value = 0;
        for (int year = 0; year < term; year++) {
            value += Math.pow(discount, year) * mortality.survival(age, year);
        }
        return value;
    }
}

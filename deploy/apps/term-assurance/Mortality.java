/** Gompertz's law with a level shock, the one of the app Mortality Simulator. */
class Mortality {
    private final double shock;

    /** @param shock a fraction by which every rate is raised */
    Mortality(double shock) {
        this.shock = shock;
    }

    /** The chance that a life of this age dies within the year. */
    double q(double age) {
        return Math.min(0.99, 0.00009 * Math.exp(0.091 * age) * (1 + shock));
    }

    /** The chance that a life of this age lives for so many more years. */
    double survival(double age, int years) {
        double survival = 1;
        for (int year = 0; year < years; year++) {
            survival *= 1 - q(age + year);
        }
        return survival;
    }
}

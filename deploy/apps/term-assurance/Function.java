import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.Progress;

/** Premium and reserves of a level term assurance on one life. */
public class Function {
    // part: run
    record Row(int year, double age, double qx, double survival, double reserve) {}

    record Point(int x, double y) {}

    public static Map<String, Object> run(Map<String, Object> inputs) {
        double age = number(inputs, "age");
        int term = (int) number(inputs, "term");
        double sum = number(inputs, "sum_assured");
        Mortality mortality = new Mortality(number(inputs, "shock_rate") / 100);
        Assurance assurance = new Assurance(mortality, number(inputs, "interest_rate") / 100);

        double premium = sum * assurance.benefit(age, term) / assurance.annuity(age, term);
        List<Row> table = new ArrayList<>();
        List<Point> reserves = new ArrayList<>();
        for (int year = 0; year <= term; year++) {
            double reserve = sum * assurance.benefit(age + year, term - year)
                    - premium * assurance.annuity(age + year, term - year);
            table.add(new Row(year, age + year, mortality.q(age + year), mortality.survival(age, year), reserve));
            reserves.add(new Point(year, reserve));
            Progress.report((year + 1.0) / (term + 1), "Reserve after year " + year);
        }

        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("Yearly premium", premium);
        summary.put("Single premium", sum * assurance.benefit(age, term));
        summary.put("Chance of a claim", 1 - mortality.survival(age, term));
        summary.put("Highest reserve", reserves.stream().mapToDouble(Point::y).max().orElse(0));

        Map<String, Object> result = new LinkedHashMap<>();
        result.put("columns", List.of("Year", "Age", "Mortality q", "Survival", "Reserve"));
        result.put("table", table);
        result.put("series", Map.of("Reserve", reserves));
        result.put("summary", summary);
        return result;
    }

    /** Numbers come as Long or Double, as they were written. */
    private static double number(Map<String, Object> inputs, String key) {
        return ((Number) inputs.get(key)).doubleValue();
    }
    // end
}

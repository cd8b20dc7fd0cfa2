using Waymark.Web;

namespace Waymark.Tests.Web;

public sealed class TypedMomentTests
{
    [Theory]
    [InlineData("29", "2", "2028", "9:05", "2028-02-29T09:05:00+00:00")]
    [InlineData("1", "7", "2026", "2.15 pm", "2026-07-01T14:15:00+01:00")]
    [InlineData("1", "7", "2026", "1436", "2026-07-01T14:36:00+01:00")]
    [InlineData("29", "2", "2027", "9:05", "Enter a real date, like 27 3 2026")]
    [InlineData("", "", "", "9:05", "Enter the day, month and year")]
    [InlineData("1", "7", "2026", "25:00", "Enter the time, like 10:36 or 2:15pm")]
    [InlineData(
        "29",
        "3",
        "2026",
        "01:30",
        "The clocks went forward that night: this time did not exist. Check it"
    )]
    public void A_typed_moment_is_read_as_people_type_it_or_refused_in_a_sentence(
        string day,
        string month,
        string year,
        string time,
        string outcome
    )
    {
        var typed = new TypedMoment
        {
            Date = new()
            {
                Day = day,
                Month = month,
                Year = year,
            },
            Time = time,
        };

        var wrong = typed.Read(out var at);

        Assert.Equal(
            outcome,
            wrong
                ?? at.ToString(
                    "yyyy-MM-ddTHH:mm:sszzz",
                    System.Globalization.CultureInfo.InvariantCulture
                )
        );
    }
}

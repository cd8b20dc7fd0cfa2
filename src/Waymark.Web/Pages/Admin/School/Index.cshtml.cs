using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Admin.School;

/// <summary>How to reach the school, when it is closed, and who hears of a report first.</summary>
internal sealed class IndexModel(SchoolWork schools, PhoneBook phones, Who who) : PageModel
{
    private static readonly TypedText s_name = new("Write the school's name") { Longest = 200 };
    private static readonly TypedText s_number = TypedText.Optional with { Longest = 40 };
    private static readonly TypedText s_lines = TypedText.Optional with { Longest = 4_000 };

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public string? StaffSupport { get; set; }

    /// <summary>One a line: whose number, a colon, the number.</summary>
    [BindProperty]
    public string? Phones { get; set; }

    /// <summary>One date a line, as 2026-12-25.</summary>
    [BindProperty]
    public string? BankHolidays { get; set; }

    [BindProperty]
    public string? ClosedDays { get; set; }

    [BindProperty]
    public Guid? FirstLead { get; set; }

    public IReadOnlyList<Colleague> Leads { get; private set; } = [];

    public bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool saved)
    {
        if (await schools.School(who.School) is not { } school)
        {
            return NotFound();
        }

        var settings = school.Settings;
        (Name, Office, StaffSupport) = (settings.Name, settings.Office, settings.StaffSupport);
        Phones = Lines(settings.Phones.Select(phone => $"{phone.Whose}: {phone.Number}"));
        BankHolidays = Lines(settings.BankHolidays.Select(Written));
        ClosedDays = Lines(settings.ClosedDays.Select(Written));
        Leads = school.Leads;
        FirstLead = Leads is [var first, ..] ? first.Person.Value : null;
        IsSaved = saved;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await schools.School(who.School) is not { } school)
        {
            return NotFound();
        }

        Leads = school.Leads;
        var given = Read(school.Settings);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await schools.Record(who.School, who.As(), [new SchoolSettingsGiven(given), .. Cover()]);
        phones.Take(given);
        return new SeeOther("/admin/school?saved=true");
    }

    private SchoolSettings Read(SchoolSettings before)
    {
        Check(nameof(Name), s_name, Name);
        Check(nameof(Office), s_number, Office);
        Check(nameof(StaffSupport), s_number, StaffSupport);
        Check(nameof(Phones), s_lines, Phones);
        return before with
        {
            Name = TypedText.Tidy(Name),
            Office = Given(Office),
            StaffSupport = Given(StaffSupport),
            Phones = [.. LinesOf(Phones).Select(Phone).OfType<PhoneNumber>()],
            BankHolidays = Days(nameof(BankHolidays), BankHolidays),
            ClosedDays = Days(nameof(ClosedDays), ClosedDays),
        };
    }

    private void Check(string field, TypedText rule, string? text)
    {
        if (rule.Refuse(text) is { } wrong)
        {
            ModelState.AddModelError(field, wrong);
        }
    }

    private PhoneNumber? Phone(string line)
    {
        var colon = line.LastIndexOf(':');
        var (whose, number) =
            colon < 0 ? ("", "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
        if (whose.Length > 0 && number.Any(char.IsAsciiDigit))
        {
            return new PhoneNumber(whose, number);
        }

        ModelState.AddModelError(
            nameof(Phones),
            "Write each line as: whose number it is, a colon, the number"
        );
        return null;
    }

    private List<DateOnly> Days(string field, string? text)
    {
        var days = new List<DateOnly>();
        foreach (var line in LinesOf(text))
        {
            if (
                DateOnly.TryParseExact(
                    line,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    default,
                    out var day
                )
            )
            {
                days.Add(day);
            }
            else
            {
                ModelState.TryAddModelError(
                    field,
                    "Write each date on a line of its own, as 2026-12-25"
                );
            }
        }

        return days;
    }

    private IEnumerable<CoverArranged> Cover()
    {
        if (Leads.FirstOrDefault(lead => lead.Person.Value == FirstLead) is { } first)
        {
            yield return new CoverArranged([
                first.Person,
                .. Leads.Select(lead => lead.Person).Where(one => one != first.Person),
            ]);
        }
    }

    private static string? Given(string? text) =>
        TypedText.Tidy(text) is { Length: > 0 } tidy ? tidy : null;

    private static string[] LinesOf(string? text) =>
        TypedText
            .Tidy(text)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Written(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

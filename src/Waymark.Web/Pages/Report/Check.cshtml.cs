using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Report;

/// <summary>Everything as it was answered, before the rest is sent. The alert went out long before.</summary>
internal sealed class CheckModel(ReportDesk desk) : ReportPage(desk)
{
    public string Parts =>
        Draft.PartsNotKnown
            ? "Something else, or I do not know"
            : string.Join(". ", Draft.Parts.Select(part => Words(Questions.Part, part)));

    public IEnumerable<(string Question, string Words)> Facts =>
        Questions
            .OfDevice(Draft.Device)
            .Select(one => (one.Question.Asks, Words(one.Question, one.Told)));

    public ReportQuestions Questions => Desk.Questions;

    public IActionResult OnGet() =>
        Draft.HasChild && Draft.HasParts && Draft.HasWords
            ? Page()
            : new SeeOther(Address(Draft.NextPage));

    public async Task<IActionResult> OnPostAsync()
    {
        if (OnGet() is SeeOther missing)
        {
            return missing;
        }

        return await Desk.Send(Report, Draft, Submission) switch
        {
            Kept => new SeeOther(Address("sent")),
            Refused refused => this.Refuse(refused),
            _ => NotFound(),
        };
    }

    private static string Words(FactRule? question, string? value) =>
        question?.Options.FirstOrDefault(option => option.Value == value)?.Words ?? "I do not know";
}

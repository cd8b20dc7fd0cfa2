using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Report;

/// <summary>A person's own report: what they have written of it, and where it stands.</summary>
internal sealed class ReportDesk(
    CaseWork work,
    Drafts drafts,
    SchoolWork schools,
    SchoolPolicy policy,
    Who who
)
{
    /// <summary>The edition whose words the report's questions are in: a report belongs to no case yet.</summary>
    public Policy Policy => policy.InForce;

    public DateOnly Today => policy.Today;

    public ReportQuestions Questions => ReportQuestions.Of(Policy);

    /// <summary>Null: there is no such report, or it is somebody else's.</summary>
    public Task<MyReport?> Report(string reference) => work.MyReport(who.Colleague, reference);

    public async Task<School> School() =>
        await schools.School(who.School)
        ?? throw new InvalidOperationException("The school's record was never begun.");

    /// <summary>What was answered so far. What the policy does not ask counts as not known, so that its page is passed over.</summary>
    public async Task<ReportDraft> Draft(MyReport report)
    {
        var draft = ReportDraft.From(await drafts.Read(who.Colleague, report.Reference.Text));
        return Questions.AskWhat ? draft : draft with { PartsNotKnown = true };
    }

    public Task<DateTimeOffset> Keep(MyReport report, ReportDraft draft) =>
        drafts.Keep(who.Colleague, report.Reference.Text, draft.ToKeep());

    public Task<IReadOnlyList<Pupil>> FindPupils(string typed) =>
        schools.FindPupils(who.School, typed);

    /// <summary>Sends the rest of the report, and forgets the draft once it is recorded.</summary>
    public async Task<Outcome?> Send(MyReport report, ReportDraft draft, Guid? submission)
    {
        var pupil = draft.Pupil is { } id ? await schools.Pupil(who.School, id) : null;
        var command = new CompleteConcern(
            draft.Named,
            draft.Parts,
            draft.AdultMayBeInvolved,
            draft.Words ?? "",
            draft.Device
        )
        {
            Submission = submission,
            Pupil = pupil is null ? null : Seen(pupil),
        };
        var outcome = await work.Do(who.Colleague, report.Reference.Text, command);
        if (outcome is Kept)
        {
            await drafts.Forget(who.Colleague, report.Reference.Text);
        }

        return outcome;
    }

    private static PupilSeen Seen(Pupil pupil) =>
        new(
            pupil.Id,
            pupil.Name,
            pupil.Class,
            pupil.Born,
            pupil.Sex,
            pupil.Send,
            pupil.LookedAfter
        );
}

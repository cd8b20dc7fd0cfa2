using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Tells the school's record who works here: cases are led, told and owned by these people.</summary>
internal sealed class StaffList(SchoolRecord school, SchoolWork work)
{
    public Task Tell(Author by, Happening what) => work.Record(school.School, by, [what]);
}

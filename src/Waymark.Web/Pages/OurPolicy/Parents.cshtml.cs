using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Policies.Publication;

namespace Waymark.Web.Pages.OurPolicy;

/// <summary>The part for parents, for anyone. It asks nothing of the database, so it answers when that does not.</summary>
internal sealed class ParentsModel(SchoolPolicy running, PhoneBook phones, TimeProvider time)
    : PageModel
{
    public string Title => $"{running.InForce.Edition.Title}: for parents and carers";

    public string Text => OurPolicyText.Of(running, phones.School, Audience.Parents, time);
}

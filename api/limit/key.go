package limit

// Key is where the context of a request names the limit that it was refused for,
// for the log and for whoever counts: person, messages (answered at once), address,
// pages or pictures (made at once).
const Key = "limited"
